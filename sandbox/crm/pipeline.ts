/** A step of a pipeline. `metadata` holds strings, as HubSpot sends them: `probability` "0.0"…"1.0" and `isClosed`, or `ticketState`. */
export interface PipelineStage {
  readonly id: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly stages: readonly PipelineStage[];
}

/** The types of record that move through pipelines. */
export type PipelineType = "deals" | "tickets";

/** What a deal stage means. Won and lost come from the probability, never from the stage's id (HubSpot: pipelines guide). */
export function dealStageOutcome(stage: PipelineStage): "open" | "won" | "lost" {
  const probability = Number(stage.metadata["probability"] ?? "");
  if (probability === 1) return "won";
  return probability === 0 && stage.metadata["probability"] !== undefined ? "lost" : "open";
}

/** A deal stage with the metadata HubSpot keeps of it; a probability of 1.0 is won, 0.0 lost. */
export const dealStage = (id: string, label: string, displayOrder: number, probability: string): PipelineStage => ({
  id,
  label,
  displayOrder,
  metadata: { isClosed: String(probability === "1.0" || probability === "0.0"), probability },
});

const ticketStage = (id: string, label: string, displayOrder: number, ticketState: "OPEN" | "CLOSED"): PipelineStage =>
  ({ id, label, displayOrder, metadata: { isClosed: String(ticketState === "CLOSED"), ticketState } });

/** What a new HubSpot account starts with. */
export const DEFAULT_PIPELINES: Readonly<Record<PipelineType, readonly Pipeline[]>> = {
  deals: [{
    id: "default", label: "Sales Pipeline", displayOrder: 0,
    stages: [
      dealStage("appointmentscheduled", "Appointment Scheduled", 0, "0.2"),
      dealStage("qualifiedtobuy", "Qualified To Buy", 1, "0.4"),
      dealStage("presentationscheduled", "Presentation Scheduled", 2, "0.6"),
      dealStage("decisionmakerboughtin", "Decision Maker Bought-In", 3, "0.8"),
      dealStage("contractsent", "Contract Sent", 4, "0.9"),
      dealStage("closedwon", "Closed Won", 5, "1.0"),
      dealStage("closedlost", "Closed Lost", 6, "0.0"),
    ],
  }],
  tickets: [{
    id: "0", label: "Support Pipeline", displayOrder: 0,
    stages: [
      ticketStage("1", "New", 0, "OPEN"),
      ticketStage("2", "Waiting on contact", 1, "OPEN"),
      ticketStage("3", "Waiting on us", 2, "OPEN"),
      ticketStage("4", "Closed", 3, "CLOSED"),
    ],
  }],
};
