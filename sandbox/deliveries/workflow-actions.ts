import { z } from "zod";
import { ACCOUNT, APP } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import type { AppProject, WorkflowAction } from "../app-project.ts";
import { readProperty } from "../crm/computed.ts";
import { OBJECT_TYPE_FACTS, objectTypeOf } from "../crm/object-types.ts";
import { found } from "../crm/write-record.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import type { Journal } from "../journal/journal.ts";
import type { OriginMap } from "../origin-map.ts";
import { headersV2, headersV3 } from "../signature.ts";
import { callApp } from "./call-app.ts";
import type { CallResult } from "./call-app.ts";

/** Which signatures go on a call: HubSpot's guide says v2; v3 may come too. */
const signing = z.enum(["v2", "v3", "both"]).default("v2");

export const actionRun = z.strictObject({
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  inputFields: z.record(z.string(), z.string()).default({}),
  signature: signing,
  /** Repeats an earlier execution, as a retry does. */
  callbackId: z.string().optional(),
});

export const optionsRequest = z.strictObject({
  action: z.string(),
  field: z.string(),
  inputFields: z.record(z.string(), z.string()).default({}),
  q: z.string().optional(),
  after: z.string().optional(),
  signature: signing,
});

/** How far a run has come. `blocked` waits for the app's callback; `retrying` for the app to recover. */
export interface Execution {
  readonly callbackId: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly attempts: number;
  readonly outcome: "retrying" | "succeeded" | "failed" | "blocked";
  readonly outputFields: Readonly<Record<string, unknown>>;
  readonly note: string | null;
}

const TIMEOUT_MS = 30_000;
const answerBody = z.object({ outputFields: z.record(z.string(), z.unknown()).default({}) });

/** Runs the app's workflow actions as an enrolled record would. Source: HubSpot, "Custom workflow actions". */
export class WorkflowActions {
  private readonly executions = new Map<string, Execution>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private lastEnrollment = 0;

  constructor(
    private readonly state: AccountState,
    private readonly project: AppProject,
    private readonly origins: OriginMap,
    private readonly journal: Journal,
    private readonly retryMs: readonly number[],
    private readonly now: () => Date,
  ) {}

  list(): readonly Execution[] {
    return [...this.executions.values()];
  }

  /** Makes the first call and answers how it went; retries follow on their own. Throws a 400 or 404 for a run HubSpot could not make. */
  async run(request: z.infer<typeof actionRun>): Promise<Execution> {
    const action = this.action(request.action);
    this.lastEnrollment += 1;
    const callbackId = request.callbackId ?? `ap-${String(ACCOUNT.portalId)}-${String(this.now().getTime())}-${String(this.lastEnrollment)}-0`;
    const body = this.executionBody(action, request, callbackId);
    return this.attempt({ request, action, callbackId, body, attempts: 0 });
  }

  /** Asks the app for the options of one of its input fields. */
  async options(request: z.infer<typeof optionsRequest>): Promise<CallResult> {
    const url = this.action(request.action).inputFields.find((field) => field.name === request.field)?.optionsUrl ?? null;
    if (url === null) throw invalid(`${request.field}: this input field has no optionsUrl`);
    const inputFields = Object.fromEntries(Object.entries(request.inputFields).map(([name, value]) => [name, { type: "STATIC_VALUE", value }]));
    const body = JSON.stringify({ origin: this.origin(), inputFields, fetchOptions: { q: request.q ?? "", after: request.after ?? null } });
    return this.call("workflow-options", url, body, request.signature);
  }

  /** The app's answer to a blocked execution. False when no such execution waits. */
  complete(callbackId: string, outputFields: Readonly<Record<string, unknown>>): boolean {
    const execution = this.executions.get(callbackId);
    if (execution?.outcome !== "blocked") return false;
    this.executions.set(callbackId, { ...execution, outputFields, outcome: outputFields["hs_execution_state"] === "FAIL_CONTINUE" ? "failed" : "succeeded" });
    return true;
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private action(uid: string): WorkflowAction {
    const action = this.project.workflowActions.find((one) => one.uid === uid);
    if (action === undefined) throw notFound(`${uid}: the app has no such workflow action`);
    return action;
  }

  private origin(): Record<string, unknown> {
    return { portalId: ACCOUNT.portalId, actionDefinitionId: 646, actionDefinitionVersion: 1 };
  }

  private executionBody(action: WorkflowAction, request: z.infer<typeof actionRun>, callbackId: string): string {
    const type = objectTypeOf(request.objectType);
    if (type === null) throw invalid(`objectType: ${request.objectType} is not a type of record`);
    const objectType = OBJECT_TYPE_FACTS[type].singular.toUpperCase();
    if (action.objectTypes.length > 0 && !action.objectTypes.includes(objectType)) throw invalid(`${action.uid} does not take ${objectType} records`);
    const missing = action.inputFields.find((field) => field.required && request.inputFields[field.name] === undefined);
    if (missing !== undefined) throw invalid(`inputFields.${missing.name}: this field is required`);
    const unknown = Object.keys(request.inputFields).find((name) => !action.inputFields.some((field) => field.name === name));
    if (unknown !== undefined) throw invalid(`inputFields.${unknown}: ${action.uid} has no such field`);
    const record = found(this.state.crm, type, request.objectId);
    const properties = Object.fromEntries(action.requestedProperties.map((name) => [name, readProperty(this.state.crm, record, name) ?? ""]));
    const fields = Object.fromEntries(Object.entries(request.inputFields).map(([name, value]) => [name, { type: "STATIC_VALUE", value }]));
    return JSON.stringify({
      callbackId,
      origin: this.origin(),
      context: { source: "WORKFLOWS", workflowId: 192814114, actionId: 1, actionExecutionIndexIdentifier: { enrollmentId: this.lastEnrollment, actionExecutionIndex: 0 } },
      object: { objectId: Number(record.id), objectType, properties },
      fields,
      inputFields: request.inputFields,
    });
  }

  private async attempt(run: Run): Promise<Execution> {
    const { request, action, callbackId, body, attempts } = run;
    const result = await this.call("workflow-action", action.actionUrl, body, request.signature);
    const retryMs = this.retryMs[attempts];
    const decided = decide(result);
    const outcome = decided.outcome === "retrying" && retryMs === undefined ? "failed" : decided.outcome;
    const execution = { callbackId, action: action.uid, objectType: request.objectType, objectId: request.objectId, attempts: attempts + 1, ...decided, outcome };
    this.executions.set(callbackId, execution);
    if (outcome === "retrying") this.retryLater({ ...run, attempts: attempts + 1 }, decided.retryAfterMs ?? retryMs ?? 0);
    return execution;
  }

  private retryLater(run: Run, delayMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.attempt(run);
    }, delayMs);
    this.timers.add(timer);
  }

  private call(kind: "workflow-action" | "workflow-options", publicUrl: string, body: string, signature: z.infer<typeof signing>): Promise<CallResult> {
    const url = this.origins.local(publicUrl);
    const signed = { method: "POST", url, body };
    const v2 = headersV2(APP.clientSecret, signed);
    const v3 = headersV3(APP.clientSecret, signed, this.now());
    const signatures = signature === "v2" ? v2 : signature === "v3" ? v3 : { ...v3, ...v2 };
    return callApp({ kind, method: "POST", url, headers: { "Content-Type": "application/json", ...signatures }, body, timeoutMs: TIMEOUT_MS }, this.journal, this.now);
  }
}

interface Run {
  readonly request: z.infer<typeof actionRun>;
  readonly action: WorkflowAction;
  readonly callbackId: string;
  readonly body: string;
  readonly attempts: number;
}

type Decided = Pick<Execution, "outcome" | "outputFields" | "note"> & { readonly retryAfterMs?: number };

/** What an answer means: 2xx is done as its state says, 429 and 5xx are tried again, any other 4xx has failed for good. */
function decide(result: CallResult): Decided {
  if (result.kind === "failed") return { outcome: "retrying", outputFields: {}, note: result.reason };
  const { status, body } = result;
  if (status === 429) return { outcome: "retrying", outputFields: {}, note: "429", retryAfterMs: Number(result.headers["retry-after"] ?? "250") };
  if (status >= 500) return { outcome: "retrying", outputFields: {}, note: String(status) };
  if (status >= 300) return { outcome: "failed", outputFields: {}, note: String(status) };
  const outputFields = outputsOf(body);
  switch (outputFields["hs_execution_state"]) {
    case "FAIL_CONTINUE": return { outcome: "failed", outputFields, note: null };
    case "BLOCK":
    case "ASYNC": return { outcome: "blocked", outputFields, note: null };
    default: return { outcome: "succeeded", outputFields, note: null };
  }
}

function outputsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    return answerBody.parse(JSON.parse(body)).outputFields;
  } catch {
    return {};
  }
}
