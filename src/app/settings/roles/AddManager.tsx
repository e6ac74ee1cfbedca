import { Alert, Flex, Form, Heading, LoadingButton, Select, Text } from "@hubspot/ui-extensions";
import { refusalTitle } from "@partner-ledger/backend/ask";
import { holderOption } from "@partner-ledger/contracts/role-holder";
import type { RoleHolder, RolesData, TeamView, UserView } from "@partner-ledger/contracts/settings";
import { useState } from "react";
import { useChange } from "./use-change.ts";
import type { ChangeRoles } from "./use-roles.ts";

interface AddManagerProps {
  readonly roles: RolesData;
  readonly change: ChangeRoles;
}

type Kind = RoleHolder["kind"];

const KINDS = [{ label: "A person", value: "user" }, { label: "A team", value: "team" }];
const WORDS = {
  user: { label: "Person", placeholder: "Choose a person", missing: "Choose the person who gets the role.", none: "Everybody in this account has the role by name already.", done: (name: string) => `${name} is a partner manager now.` },
  team: { label: "Team", placeholder: "Choose a team", missing: "Choose the team that gets the role.", none: "No other team has somebody in it.", done: (name: string) => `Everybody of the team ${name} is a partner manager now.` },
} as const;

/** Gives the role to a person or to everybody of a team; those who have it are not offered. */
export const AddManager = ({ roles, change }: AddManagerProps) => {
  const { isSending, problem, send, say } = useChange(change);
  const [kind, setKind] = useState<Kind>("user");
  const [id, setId] = useState<string | null>(null);
  const choices = choicesOf(roles, kind);
  const words = WORDS[kind];

  const chooseKind = (next: Kind): void => {
    setKind(next);
    setId(null);
    say(null);
  };
  const chooseHolder = (next: string): void => {
    setId(next);
    say(null);
  };
  const submit = async (): Promise<void> => {
    const chosen = choices.find((choice) => choice.id === id);
    if (chosen === undefined) say({ code: "bad_request", message: words.missing, fields: { id: words.missing } });
    else if (await send("grant", chosen, words.done(chosen.name))) setId(null);
  };
  const fieldProblem = problem?.fields?.["id"];

  return (
    <Form preventDefault onSubmit={submit} testId="add-manager">
      <Flex direction="column" gap="md">
        <Heading inline>Add a partner manager</Heading>
        {problem === null || fieldProblem !== undefined ? null : <Alert title={refusalTitle(problem, "Not added")} variant="danger"><Text>{problem.message}</Text></Alert>}
        <Select label="Give the role to" name="kind" value={kind} options={KINDS} onChange={(next) => chooseKind(next === "team" ? "team" : "user")} testId="kind" />
        {choices.length === 0 ? <Text>{words.none}</Text> : (
          <Select
            label={words.label} name="id" required placeholder={words.placeholder} testId="holder"
            options={choices.map((choice) => ({ label: holderOption(choice), value: choice.id }))}
            {...(id === null ? {} : { value: id })}
            onChange={(next) => chooseHolder(String(next))}
            {...(fieldProblem === undefined ? {} : { error: true, validationMessage: fieldProblem })}
          />
        )}
        <Flex>
          <LoadingButton type="submit" variant="primary" loading={isSending} disabled={choices.length === 0} testId="add-manager-submit">Add</LoadingButton>
        </Flex>
      </Flex>
    </Form>
  );
};

const choicesOf = ({ users, teams, managers }: RolesData, kind: Kind): readonly (UserView | TeamView)[] =>
  (kind === "user" ? users : teams).filter(({ id }) => !managers.some((manager) => manager.kind === kind && manager.id === id));
