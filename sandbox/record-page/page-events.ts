import type { Request, Response } from "express";
import type { CardShelf } from "./card-shelf.ts";
import type { SandboxOnPage } from "./server.ts";

/** Changes often come in groups; a page reads the record once for each group. */
const GROUP_MS = 40;

/**
 * Answers with server-sent events for as long as the page is open: `cards` now and after every build, `changed` after
 * changes in the account. One stream for both, since browsers open only six connections to an origin for all tabs.
 */
export function streamPageEvents(shelf: CardShelf, sandbox: SandboxOnPage, request: Request, response: Response): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const sendCards = (): void => {
    response.write(`event: cards\ndata: ${JSON.stringify(shelf.views())}\n\n`);
  };
  let grouping: NodeJS.Timeout | undefined;
  const stops = [
    shelf.onChange(sendCards),
    sandbox.onCommitted(() => {
      grouping ??= setTimeout(() => {
        grouping = undefined;
        response.write("event: changed\ndata: {}\n\n");
      }, GROUP_MS);
    }),
  ];
  request.on("close", () => {
    clearTimeout(grouping);
    for (const stop of stops) stop();
  });
  sendCards();
}
