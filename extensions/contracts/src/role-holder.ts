import type { ManagerView, TeamView, UserView } from "./settings.ts";

/** What a holder of a role is: a person, or everybody of a team. */
export const holderKindLabel = ({ kind }: Pick<ManagerView, "kind">): string => (kind === "user" ? "Person" : "Team");

/** What tells a holder from others of the same name: "mia@vendor.example", "2 people: Mia Chen, Ana Silva"; null when nothing is known. */
export const holderDetail = (holder: UserView | TeamView): string | null => {
  if (holder.kind === "user") return holder.email;
  const { people } = holder;
  if (people.length === 0) return null;
  return `${people.length} ${people.length === 1 ? "person" : "people"}: ${people.join(", ")}`;
};

/** A person or team as one line of a list to choose from: "Mia Chen (mia@vendor.example)", "Sales (2 people)". */
export const holderOption = (holder: UserView | TeamView): string => {
  if (holder.kind === "user") return holder.email === null || holder.email === holder.name ? holder.name : `${holder.name} (${holder.email})`;
  return `${holder.name} (${holder.people.length} ${holder.people.length === 1 ? "person" : "people"})`;
};
