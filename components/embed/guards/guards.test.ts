import { describe, expect, test } from "vitest";
import { isFrameMessage } from "#components/embed/guards/frame-message.ts";
import { isHostMessage } from "#components/embed/guards/host-message.ts";
import { isGreeting } from "#components/embed/guards/shape.ts";
import type { FrameMessage, FrameState, HostMessage } from "#components/embed/protocol.ts";

const state: FrameState = {
  period: { preset: "last_12_months" },
  comparison: "previous",
  currency: null,
  filters: { category: ["food", "it's; drop"] },
};
const drill: FrameMessage = {
  type: "drill",
  id: 1,
  dashboard: "spending",
  what: "category",
  filters: {},
  period: { from: "2026-01-01", to: "2026-02-01" },
  event: null,
};
const FROM_FRAME: FrameMessage[] = [
  { type: "ready", dashboard: "spending", state },
  { type: "ready", dashboard: "devices", state: { ...state, period: null, currency: "EUR" } },
  { type: "resize", height: 812 },
  { type: "filterChanged", state: { ...state, period: { from: "2026-01-01", to: "2026-02-01" } } },
  drill,
  { ...drill, period: null, event: "tx-1" },
  { type: "tokenExpiring", inMs: 60_000 },
  { type: "tokenNeeded", reason: "expired" },
  { type: "tokenNeeded", reason: "reload" },
  { type: "tokenNeeded", reason: "revoked" },
  { type: "exported", tile: "by-category", rows: 12 },
  { type: "error", code: "NOT_ALLOWED", message: "This session may not export." },
  { type: "error", code: "INTERNAL", message: "Something failed.", reference: "r-1" },
];
const FROM_HOST: HostMessage[] = [
  { type: "setToken", token: "a.b.c" },
  { type: "setFilters", state: {} },
  { type: "setFilters", state },
  { type: "setFilters", state: { filters: { room: [] } } },
  { type: "setTheme", theme: { mode: "dark" } },
  { type: "setLocale", locale: "ar" },
  { type: "export" },
  { type: "export", tile: "merchants" },
  { type: "print" },
  { type: "drillAnswer", id: 7, allow: false },
];
const NOT_MESSAGES: unknown[] = [
  null,
  undefined,
  1,
  "ready",
  [],
  {},
  { type: "constructor" },
  { type: "__proto__" },
  { type: ["resize"], height: 1 },
  { type: "later", height: 1 },
];

describe("what a frame says", () => {
  test.each(FROM_FRAME)("$type is heard", (message) => expect(isFrameMessage(message)).toBe(true));
  test.each([...NOT_MESSAGES, ...FROM_HOST.filter(({ type }) => type !== "setFilters")])("%j is not", (message) =>
    expect(isFrameMessage(message)).toBe(false),
  );
  test.each([
    { type: "resize", height: Number.NaN },
    { type: "resize", height: Number.POSITIVE_INFINITY },
    { type: "resize", height: -1 },
    { type: "resize", height: "812" },
    { type: "tokenNeeded", reason: "because" },
    { type: "ready", dashboard: "spending" },
    { type: "filterChanged", state: { ...state, filters: { category: "food" } } },
    { type: "filterChanged", state: { ...state, filters: { category: [1] } } },
    { type: "filterChanged", state: { ...state, comparison: "never" } },
    { type: "filterChanged", state: { ...state, period: undefined } },
    { ...drill, id: "1" },
    { ...drill, period: { from: 1, to: 2 } },
    { type: "error", code: "INTERNAL", message: { toString: "x" } },
  ])("a wrong shape is not: %j", (message) => expect(isFrameMessage(message)).toBe(false));
});

describe("what a host says", () => {
  test.each(FROM_HOST)("$type is heard", (message) => expect(isHostMessage(message)).toBe(true));
  test.each([...NOT_MESSAGES, ...FROM_FRAME])("%j is not", (message) => expect(isHostMessage(message)).toBe(false));
  test.each([
    { type: "setToken" },
    { type: "setToken", token: 1 },
    { type: "setFilters", state: null },
    { type: "setFilters", state: { period: "last" } },
    { type: "setTheme", theme: "dark" },
    { type: "setLocale", locale: null },
    { type: "export", tile: 3 },
    { type: "drillAnswer", id: 7, allow: "no" },
  ])("a wrong shape is not: %j", (message) => expect(isHostMessage(message)).toBe(false));
});

test("a greeting is of this protocol, this kind and this channel", () => {
  const hello = { inlay: 1, type: "hello", channel: "c" };
  expect(isGreeting(hello, "hello", "c")).toBe(true);
  expect(isGreeting({ ...hello, inlay: 2 }, "hello", "c")).toBe(false);
  expect(isGreeting({ ...hello, type: "port" }, "hello", "c")).toBe(false);
  expect(isGreeting(hello, "hello", "another")).toBe(false);
  expect(isGreeting("hello", "hello", "c")).toBe(false);
});
