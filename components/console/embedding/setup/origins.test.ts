import { expect, test } from "vitest";
import { OriginLines } from "#components/console/embedding/setup/origins.ts";

const read = (text: string) => OriginLines.parse(text);
const wrong = (text: string) => OriginLines.safeParse(text).error?.issues.map(({ message }) => message);

test("origins are read from lines, in one spelling and once each", () => {
  expect(read("")).toEqual([]);
  expect(read("https://Bank.example/\n\n  https://bank.example \r\nhttp://localhost:5173\nhttps://*.bank.example")).toEqual([
    "https://bank.example",
    "http://localhost:5173",
    "https://*.bank.example",
  ]);
});

test.each([
  ["bank.example", /Line 1, “bank\.example”: write it with https:\/\/ in front/],
  ["https://good.example\nhttp://bank.example", /Line 2.*localhost and 127\.0\.0\.1 alone/],
  ["https://bank.example/portal", /without a path/],
  ["*", /https:\/\//],
  ["https://*", /a wildcard stands for/],
  ["https://*.example", /a wildcard stands for/],
  ["https://a.*.example", /a wildcard stands for/],
  ["https://bank.example; frame-ancestors *", /Line 1/],
])("%s is refused with what to write instead", (text, sentence) => {
  expect(wrong(text)).toEqual([expect.stringMatching(sentence)]);
});
