import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BAD_EVENTS } from "#pipelines/bad-input/testing/bad-events.ts";
import { BAD_REQUESTS } from "#pipelines/bad-input/testing/bad-requests.ts";
import { documented } from "#pipelines/bad-input/testing/documented.ts";
import { PERIOD, payment, text } from "#pipelines/bad-input/testing/events.ts";
import { openShops, type Shop, type Shops } from "#pipelines/bad-input/testing/shop.ts";
import type { EventResult } from "#server/events/receipt.ts";

// What bad input does, from the door to the dashboard, is what docs/contracts.md says; and nothing of it is lost.
let shops: Shops;
let shop: Shop;
beforeAll(async () => {
  shops = await openShops();
  shop = await shops.open();
});
afterAll(() => shops?.end());

const refusal = ({ code, path }: { code?: string; path?: string }) => `\`${code}\`${path ? ` at \`${path}\`` : ""}`;
const outcome = (result: EventResult | undefined) =>
  result === undefined ? "accepted" : result.status === "duplicate" ? "duplicate" : refusal(result);

describe("events", () => {
  const names = Object.keys(BAD_EVENTS);
  const neighbours = names.length + 1;

  test("each alone among good ones has the outcome that the manual says, at the door or in processing", async () => {
    // Good ones around each: what is wrong with one is told of that one.
    const good = (n: number) => text(payment(`good-${n}`));
    const body = `[${[good(0), ...names.flatMap((name, n) => [BAD_EVENTS[name]!, good(n + 1)])].join(",")}]`;
    const { status, body: receipt } = await shop.send(body);
    expect(status).toBe(200);
    const results = new Map(receipt.results.map((result) => [result.index, result]));
    for (let n = 0; n < neighbours; n++) expect(results.get(2 * n)).toBeUndefined();
    await shop.work();
    const { body: batch } = await shop.batch(receipt.batch);
    const later = new Map(batch.events.filter(({ stage }) => stage === "process").map((refused) => [refused.ordinal, refused]));
    const found = names.map((name, n) => {
      const refused = later.get(2 * n + 1);
      const processed = refused ? `, then in processing ${refusal(refused)}` : "";
      return [name, `${outcome(results.get(2 * n + 1))}${processed}`];
    });
    expect(Object.fromEntries(found)).toEqual(documented("### Events"));
    expect({ sent: receipt.accepted + receipt.quarantined, done: batch.state, refused: batch.refused }).toEqual({
      sent: neighbours + names.length,
      done: "done",
      refused: later.size,
    });
  });

  test("what was refused is kept byte by byte; what was accepted is in the figures, and the dashboards answer", async () => {
    const kept = await shop.db.login()`select raw from raw.quarantine where tenant_id = ${shop.tenantId} and stage = 'collect'`;
    const bytes = new Set(kept.map(({ raw }) => (raw as Buffer).toString("utf8")));
    const refused = names.filter((name) => !documented("### Events")[name]!.startsWith("accepted"));
    expect(refused.filter((name) => !bytes.has(BAD_EVENTS[name]!))).toEqual([]);
    const { body } = await shop.query({
      scope: { subject: "ada" },
      measures: ["spending.out", "spending.payments"],
      period: PERIOD,
    });
    // Each good one is a euro, and so are the bad ones that are not bad after all.
    const accepted = ["e4", "e25", "i".repeat(200)];
    expect(body.rows).toEqual([
      {
        currency: "EUR",
        "spending.out": 100 * (neighbours + accepted.length - 1),
        "spending.payments": neighbours + accepted.length,
      },
    ]);
    for (const path of ["dashboards.spending", "dashboards.devices"])
      for (const subject of [undefined, "ada", "solar", "rich", "nobody"])
        expect({
          path,
          subject,
          status: (await shop.show(path, { period: PERIOD, ...(subject && { subject }) })).status,
        }).toEqual({ path, subject, status: 200 });
  });
});

describe("requests", () => {
  test("each has the answer that the manual says, and stores all of its events or none", async () => {
    const found: [string, string][] = [];
    for (const [name, { body, headers }] of Object.entries(BAD_REQUESTS)) {
      const stored = async () =>
        (await shop.db.login()`select count(*)::int as n from raw.batch where tenant_id = ${shop.tenantId}`)[0]!.n as number;
      const before = await stored();
      const { status, body: answer } = await shop.send(body, headers);
      expect({ name, batches: (await stored()) - before }).toEqual({ name, batches: status === 200 ? 1 : 0 });
      const { accepted, results } = answer;
      const told =
        status === 200 ? [...(accepted > 0 ? [`${accepted} accepted`] : []), ...results.map(outcome)] : [`\`${answer.code}\``];
      found.push([name, `${status}: ${told.join(", ")}`]);
    }
    expect(Object.fromEntries(found)).toEqual(documented("### Requests"));
    await shop.work();
  });
});
