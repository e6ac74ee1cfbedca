/** How a state feels, in the words HubSpot's status tags use. */
export type Tone = "default" | "info" | "success" | "warning" | "danger";
