/** Origin of the backend, without a slash at the end; empty when the project's profile names none. HubSpot: "Build profiles". */
export const originIn = (variables: Readonly<Record<string, unknown>> | undefined): string => {
  const backend = variables?.["BACKEND"];
  return typeof backend === "string" ? backend.replace(/\/+$/, "") : "";
};
