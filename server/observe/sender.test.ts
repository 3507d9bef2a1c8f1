import { describe, expect, test } from "vitest";
import { idFrom, senderOf } from "#server/observe/sender.ts";

describe("who sent a request", () => {
  const lies = "203.0.113.9, 203.0.113.8";
  test.each([
    ["is the other end of the connection, whatever a sender says", "192.0.2.1", lies, 0, "192.0.2.1"],
    ["is what the one proxy added last", "10.0.0.1", `${lies}, 192.0.2.1`, 1, "192.0.2.1"],
    ["is what the outer of two proxies added", "10.0.0.1", `${lies}, 192.0.2.1,10.0.0.2`, 2, "192.0.2.1"],
    ["is the proxy itself when it adds nothing", "10.0.0.1", undefined, 1, "10.0.0.1"],
    ["is the first that was seen when one proxy was gone around", "10.0.0.1", "192.0.2.1", 2, "192.0.2.1"],
    ["has one spelling on all ways", "::ffff:192.0.2.1", undefined, 0, "192.0.2.1"],
    ["is not known of a connection that is gone", undefined, undefined, 0, "unknown"],
  ])("%s", (_, peer, forwardedFor, hops, sender) => expect(senderOf({ peer, forwardedFor }, hops)).toBe(sender));
});

describe("a request's id", () => {
  const id = "7f3c2a9be0d14e5f8a6b7c8d9e0f1a2b";
  test("is a proxy's own when it is ours, and nobody's else", () => {
    expect(idFrom(id, 1)).toBe(id);
    expect(idFrom(id, 0)).toBeUndefined();
  });
  test.each([["short"], ["a".repeat(65)], ["two words"], ['{"a":1}xxx'], ["line\nbreak"], [undefined], [[id, id]]])(
    "that is %j is not taken over",
    (header) => expect(idFrom(header, 1)).toBeUndefined(),
  );
});
