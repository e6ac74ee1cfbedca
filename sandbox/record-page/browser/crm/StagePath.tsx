import { useState } from "react";
import { classes } from "../components/sizes.ts";
import { useAddAlert } from "../Alerts.tsx";
import { useRecordOnPage } from "./record-on-page.ts";

const OUTCOME = { open: "", won: " (won)", lost: " (lost)" } as const;

/** The stages of a deal's pipeline in a row; a click moves the deal there. */
export function StagePath() {
  const { record, meanings, save } = useRecordOnPage();
  const addAlert = useAddAlert();
  const [moving, setMoving] = useState<string | null>(null);
  const pipeline = meanings.pipelines.find(({ id }) => id === record.properties["pipeline"]);
  const stages = pipeline?.stages ?? [];
  const present = stages.findIndex(({ id }) => id === record.properties["dealstage"]);
  const outcome = stages[present]?.outcome ?? "open";
  const move = async (id: string): Promise<void> => {
    setMoving(id);
    try {
      await save({ dealstage: id });
    } catch (error) {
      addAlert({ type: "danger", title: "The stage was not changed", message: error instanceof Error ? error.message : String(error) });
    } finally {
      setMoving(null);
    }
  };
  if (pipeline === undefined) return null;
  return (
    <nav className={`stage-path is-${outcome}`} aria-label={`Stages of ${pipeline.label}`}>
      <ol>
        {stages.map((stage, index) => (
          <li key={stage.id} className={classes(index === present && "is-current", index < present && outcome === "open" && "is-past", moving === stage.id && "is-moving")}>
            <button
              type="button" aria-current={index === present ? "step" : undefined} disabled={record.archived}
              onClick={() => {
                if (index !== present) void move(stage.id);
              }}
            >
              {stage.label}
              <span className="visually-hidden">{OUTCOME[stage.outcome]}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
