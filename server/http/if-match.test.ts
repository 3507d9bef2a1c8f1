import { expect, test } from "vitest";
import { etag, ifMatch } from "#server/http/if-match.ts";

const read = (value?: string) => ifMatch(new Headers(value === undefined ? {} : { "if-match": value }));

test.each<[string, string | undefined, string[] | null]>([
  ["none", undefined, null],
  ["any", "*", null],
  ["one", etag("17"), ["17"]],
  ["one that a proxy weakened", 'W/"17"', ["17"]],
  ["several", '"a", W/"b" ,"c,d"', ["a", "b", "c,d"]],
])("If-Match: %s", (_, given, states) => {
  expect(read(given)).toEqual(states);
});

test.each(["17", '"17', '"a" "b"', '*, "a"', '"a",', "W/17", ""])(
  "%s is no list of ETags, and changes nothing unseen",
  (given) => {
    expect(() => read(given)).toThrow(/ETag/);
  },
);
