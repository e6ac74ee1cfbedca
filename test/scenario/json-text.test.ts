import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/scenario/json-text.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("reads JSON, with or without a byte order mark", () => {
  expect(parseJson(bytes('{"a":[1,"ü"]}'))).toEqual({ ok: true, value: { a: [1, "ü"] } });
  expect(parseJson(bytes('\uFEFF{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
});

describe("a slip is one line with its place", () => {
  test.each([
    ["", "line 1, column 1: expected a JSON document, got nothing"],
    [" \n ", "line 1, column 1: expected a JSON document, got nothing"],
    ['{"a":1,\n "b":}', "line 2, column 6: expected a value"],
    ['{"a":1,}', "line 1, column 8: expected a property name"],
    ["[1 2]", "line 1, column 4: expected a comma"],
    ["{'a':1}", "line 1, column 2: expected JSON, got an invalid symbol"],
    ['{"a":1} x', "line 1, column 9: expected JSON, got an invalid symbol"],
    ['{"a":1', "line 1, column 7: expected a close brace"],
    ['// note\n{"a":1}', "line 1, column 1: expected JSON, got an invalid comment token"],
    ['{"a":"x\ny"}', "line 1, column 6: expected JSON, got an unexpected end of string"],
  ])("%j", (text, problem) => {
    expect(parseJson(bytes(text))).toEqual({ ok: false, problems: [problem] });
  });

  test("bytes that are no UTF-8", () => {
    expect(parseJson(Uint8Array.of(0x7b, 0xff, 0x7d))).toEqual({ ok: false, problems: ["scenario: expected text in UTF-8, got other bytes"] });
  });
});
