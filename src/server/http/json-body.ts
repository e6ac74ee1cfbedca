const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** The JSON value that the bytes are; undefined when they are not well-formed UTF-8 or not JSON. Never throws. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
