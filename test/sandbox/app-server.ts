import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import { once } from "node:events";

/** A call the app received, as it came over the wire. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What the app says: a status and a body, or `hang-up` for a dropped connection. */
export type Reply = { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> } | "hang-up";

/** A real server in the place of the app: it keeps what it is sent and answers as it is told. */
export class AppServer {
  readonly calls: ReceivedCall[] = [];
  private replies: Reply[] = [];
  private waiters: (() => void)[] = [];

  private constructor(private readonly server: Server, readonly url: string) {}

  static async start(): Promise<AppServer> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const app = new AppServer(server, `http://127.0.0.1:${String(address.port)}`);
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        app.calls.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
        const reply = app.replies.shift() ?? { status: 200, body: "{}" };
        if (reply === "hang-up") request.socket.destroy();
        else response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers }).end(reply.body ?? "{}");
        for (const wake of app.waiters.splice(0)) wake();
      });
    });
    return app;
  }

  /** The next answers, in order; after them it says 200. */
  answers(...replies: readonly Reply[]): void {
    this.replies.push(...replies);
  }

  /** Waits until so many calls have come in all. */
  async received(count: number): Promise<readonly ReceivedCall[]> {
    while (this.calls.length < count) await new Promise<void>((resolve) => this.waiters.push(resolve));
    return this.calls;
  }

  /** Forgets calls and answers. */
  clear(): void {
    this.calls.length = 0;
    this.replies = [];
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }
}

/** The events of webhook calls, in the order of arrival. */
export function eventsIn(calls: readonly ReceivedCall[]): readonly Readonly<Record<string, unknown>>[] {
  return calls.flatMap((call): Readonly<Record<string, unknown>>[] => JSON.parse(call.body));
}
