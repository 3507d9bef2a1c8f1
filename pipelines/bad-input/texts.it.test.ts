import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { event, PERIOD, reading, text } from "#pipelines/bad-input/testing/events.ts";
import { openShops, type Shop, type Shops } from "#pipelines/bad-input/testing/shop.ts";
import { eventDefinitions } from "#server/events/registry.ts";
import type { JsonSchema } from "#server/testing/arbitrary-of.ts";

// Whatever somebody writes where an event takes a text of their own comes out as it went in: at the door, in figures, on screens.
let shops: Shops;
let shop: Shop;
beforeAll(async () => {
  shops = await openShops();
  shop = await shops.open();
});
afterAll(() => shops?.end());

const TEXTS = [
  "<script>alert(1)</script>",
  `"><img src=x onerror="alert(1)">`,
  "'; drop table core.tenant; -- \\ %s $1 {{x}}",
  "\u202e\u2066مرحبا\u2069 bidi",
  "👩‍👩‍👧‍👦 e\u0301 ﷽ \u200b",
  "__proto__",
  "=1+1;@cmd\t\n",
  "ß".repeat(200),
];

/** Where in a type's data a text of the sender's own stands, as a path: no code, no instant, nothing with a shape. */
function freeTexts(schema: JsonSchema, at: string[] = []): string[][] {
  if (schema.type === "object")
    return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => freeTexts(inner, [...at, name]));
  const free = schema.type === "string" && !schema.enum && !schema.pattern && !schema.format && !("const" in schema);
  return free ? [at] : [];
}

const put = (data: object, [step, ...rest]: string[], value: string): object => {
  const known = data as Record<string, object>;
  return { ...known, [step!]: rest.length === 0 ? value : put(known[step!] ?? {}, rest, value) };
};

test("every text of every type of event is taken as it is, told as it is, and breaks no figure and no dashboard", async () => {
  const sent = eventDefinitions().flatMap(({ type, data, example }) =>
    freeTexts(z.toJSONSchema(data, { io: "input" }) as JsonSchema)
      // A zone is a name of a list, which no schema can say.
      .filter(([name]) => name !== "timeZone")
      .flatMap((path) =>
        TEXTS.map((value, n) => ({
          type,
          path,
          value,
          id: `${type} ${path.join(".")} ${n}`,
          data: put(example.data, path, value),
        })),
      ),
  );
  expect(sent.length).toBeGreaterThan(120);
  const events = sent.map(({ id, type, path, data, value }, n) => {
    // Each is a transaction, and an instant, of its own.
    const own = "transactionId" in data && path[0] !== "transactionId" ? { transactionId: id } : {};
    const time = new Date(Date.now() - 86_400_000 + n * 1_000).toISOString();
    return event(id, type.slice(6, -3), { ...withoutTimes(data), ...own }, { subject: value, time });
  });
  // A home whose device, room and names are all of one text, with something to show.
  const homes = TEXTS.flatMap((value, n) => [
    event(`home ${n}`, "devices.device", { deviceId: value, name: value, room: value, revision: 9 }, { subject: value }),
    reading(`used ${n}`, { energy_interval: { value: 5, unit: "Wh", seconds: 60 } }, { deviceId: value }, { subject: value }),
  ]);
  const { status, body } = await shop.send(text([...events, ...homes]));
  expect({ status, results: body.results }).toEqual({ status: 200, results: [] });
  await shop.work();

  const told = async (domain: "spending.out" | "devices.energy", dimension: string, more: object = {}) => {
    const { body: found } = await shop.query({ measures: [domain], dimensions: [dimension], period: PERIOD, ...more });
    return found.rows.map((row) => row[dimension]);
  };
  for (const [measure, dimensions] of [
    ["spending.out", ["subject", "account", "merchant"]],
    ["devices.energy", ["subject", "device", "room"]],
  ] as const)
    for (const dimension of dimensions) {
      const needs = dimension === "room" || dimension === "subject" ? { dimensions: [...new Set(["device", dimension])] } : {};
      const found = await told(measure, dimension, measure === "devices.energy" ? needs : {});
      // A merchant's name is made readable; its own characters stay.
      const missing = TEXTS.filter(
        (one) => !found.some((value) => (dimension === "merchant" ? readable(value).includes(readable(one)) : value === one)),
      );
      expect({ dimension, missing }).toEqual({ dimension, missing: [] });
    }
  for (const subject of [undefined, ...TEXTS])
    for (const path of ["dashboards.spending", "dashboards.devices", "events.transactions", "events.readings"]) {
      const answer = await shop.show(path, { period: PERIOD, ...(subject !== undefined && { subject }) });
      expect({ path, subject, status: answer.status }).toEqual({ path, subject, status: 200 });
    }
});

const readable = (value: unknown) => String(value).toLowerCase().replace(/\s+/g, " ").trim();

function withoutTimes(data: object): object {
  const { bookedAt: _, valueAt: __, ...rest } = data as Record<string, unknown>;
  return rest;
}
