import type { Request } from "express";

/**
 * The parameters of a request, repeated ones included. Cut out of the raw target: Node lets targets through that are no
 * URL, such as `http://a:99999/path?x`, and of those nobody need hear more than that they are not found or not signed.
 */
export const queryOf = ({ originalUrl }: Pick<Request, "originalUrl">): URLSearchParams => new URLSearchParams(/\?([^#]*)/.exec(originalUrl)?.[1] ?? "");
