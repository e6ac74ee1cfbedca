import { randomUUID } from "node:crypto";

/** One thing wrong within a request, as HubSpot lists them under `errors`. */
export interface ErrorDetail {
  readonly message: string;
  readonly code?: string;
  readonly in?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** Whatever the API refuses. Thrown by handlers, answered by the router in HubSpot's error shape. */
export class HubSpotError extends Error {
  readonly status: number;
  readonly category: string;
  readonly errors: readonly ErrorDetail[];
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly subCategory: string | undefined;

  constructor(status: number, category: string, message: string, more: {
    errors?: readonly ErrorDetail[];
    context?: Readonly<Record<string, readonly string[]>>;
    subCategory?: string;
  } = {}) {
    super(message);
    this.name = "HubSpotError";
    this.status = status;
    this.category = category;
    this.errors = more.errors ?? [];
    this.context = more.context ?? {};
    this.subCategory = more.subCategory;
  }

  /** The body of the answer. Source: HubSpot, "Handling errors"; the OpenAPI `Error` schema requires category, correlationId and message. */
  body(): Record<string, unknown> {
    return {
      status: "error",
      message: this.message,
      correlationId: randomUUID(),
      category: this.category,
      ...(this.subCategory === undefined ? {} : { subCategory: this.subCategory }),
      ...(this.errors.length === 0 ? {} : { errors: this.errors }),
      ...(Object.keys(this.context).length === 0 ? {} : { context: this.context }),
    };
  }

  /** The same refusal inside a 207 answer: the OpenAPI `StandardError`, whose keys are all required. */
  inBatch(context: Readonly<Record<string, readonly string[]>>): Record<string, unknown> {
    return {
      status: "error",
      category: this.category,
      message: this.message,
      context: { ...this.context, ...context },
      links: {},
      errors: this.errors,
    };
  }
}

export const invalid = (message: string, errors: readonly ErrorDetail[] = []): HubSpotError =>
  new HubSpotError(400, "VALIDATION_ERROR", message, { errors });

export const notFound = (message: string, context: Readonly<Record<string, readonly string[]>> = {}): HubSpotError =>
  new HubSpotError(404, "OBJECT_NOT_FOUND", message, { context });

export const conflict = (message: string): HubSpotError => new HubSpotError(409, "CONFLICT", message);
