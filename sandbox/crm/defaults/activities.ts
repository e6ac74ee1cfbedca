import type { PropertyDefinition } from "../property.ts";
import { everyRecord, hubspotProperty, options } from "./define.ts";

export const NOTE_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord("note"),
  hubspotProperty("hs_timestamp", "Activity date", "datetime", "date", "note"),
  hubspotProperty("hs_note_body", "Note body", "string", "html", "note"),
];

export const TASK_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord("task"),
  hubspotProperty("hs_timestamp", "Due date", "datetime", "date", "task"),
  hubspotProperty("hs_task_subject", "Task title", "string", "text", "task"),
  hubspotProperty("hs_task_body", "Notes", "string", "html", "task"),
  hubspotProperty("hs_task_status", "Task status", "enumeration", "select", "task", {
    options: options(["NOT_STARTED", "Not started"], ["IN_PROGRESS", "In progress"], ["WAITING", "Waiting"], ["DEFERRED", "Deferred"], ["COMPLETED", "Completed"]),
  }),
];

const TICKET = "ticketinformation";

/** HubSpot's own ticket properties; the stage is `hs_pipeline_stage` here. */
export const TICKET_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord(TICKET),
  hubspotProperty("subject", "Ticket name", "string", "text", TICKET),
  hubspotProperty("content", "Ticket description", "string", "textarea", TICKET),
  hubspotProperty("hs_pipeline", "Pipeline", "enumeration", "select", TICKET),
  hubspotProperty("hs_pipeline_stage", "Ticket status", "enumeration", "select", TICKET),
  hubspotProperty("hs_ticket_priority", "Priority", "enumeration", "select", TICKET, {
    options: options(["LOW", "Low"], ["MEDIUM", "Medium"], ["HIGH", "High"], ["URGENT", "Urgent"]),
  }),
];
