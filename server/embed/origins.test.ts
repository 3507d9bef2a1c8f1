import { describe, expect, test } from "vitest";
import { frameAncestors } from "#server/embed/frame-ancestors.ts";
import { originAllowed } from "#server/embed/origin-allowed.ts";
import { Origin } from "#server/embed/origin-input.ts";

describe("an origin of a tenant's", () => {
  test.each([
    ["https://bank.example", "https://bank.example"],
    [" https://Bank.Example/ ", "https://bank.example"],
    ["https://bank.example:443", "https://bank.example"],
    ["https://bank.example:8443", "https://bank.example:8443"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["https://*.bank.example", "https://*.bank.example"],
    ["http://localhost:5173", "http://localhost:5173"],
    ["http://127.0.0.1:3001", "http://127.0.0.1:3001"],
    ["http://[::1]:3001", "http://[::1]:3001"],
    ["https://10.0.0.7", "https://10.0.0.7"],
  ])("%s is kept as %s", (said, kept) => {
    expect(Origin.parse(said)).toBe(kept);
  });

  test.each([
    ...[
      "",
      "*",
      "https://*",
      "https://*.com",
      "https://*.*.com",
      "https://a.*.com",
      "https://*.10.0.0.7",
      "bank.example",
      "https://",
    ],
    ...["http://bank.example", "http://localhost.evil.example", "ftp://bank.example", "null", "'none'", "data:text/html,x"],
    ...["https://bank.example/path", "https://bank.example?x", "https://bank.example#x", "https://user@bank.example"],
    ...[
      "https://bank.example;script-src *",
      "https://bank.example https://evil.example",
      "https://a;b.example",
      "https://a,b.example",
    ],
    ...["https://bank.example\nx-header: 1", "https://a'b.example", "https://bank.example:99999", "javascript:alert(1)"],
  ])("%j is none", (said) => {
    expect(Origin.safeParse(said).success).toBe(false);
  });
});

test("what a header lists is the same that the door lets in", () => {
  expect(frameAncestors([])).toBe("'none'");
  expect(frameAncestors(["https://bank.example", "https://*.acme.example"])).toBe("https://bank.example https://*.acme.example");
  const allowed = (origin: string) => originAllowed(["https://bank.example", "https://*.acme.example:8443"], origin);
  expect(["https://bank.example", "https://a.acme.example:8443", "https://a.b.acme.example:8443"].map(allowed)).toEqual([
    true,
    true,
    true,
  ]);
  const others = [
    "https://acme.example:8443",
    "https://a.acme.example",
    "https://evilacme.example:8443",
    "http://a.acme.example:8443",
    "https://bank.example:8443",
    "null",
    "",
  ];
  expect(others.filter(allowed)).toEqual([]);
});
