import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHANNEL, draw, form, get, HOST, openWorld, post, scriptsIn, ticketIn, type World } from "#app/embed/testing/doors.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { claimsOf, signed } from "#server/embed/testing/signing.ts";
import { faultsIn } from "#server/fuzz/testing/faults-in.ts";
import { read } from "#server/fuzz/testing/procedures.ts";
import { mutated, NASTY_TEXTS, nasty, textOf } from "#server/testing/nasty.ts";

/** Names of everything that a dashboard shows, which would run, or end what they stand in. */
const EVIL = ["<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</script><svg onload=alert(1)>", "--><b>]]>"];

function eventsOf(name: string, n: number): object[] {
  const head = {
    specversion: "1.0",
    source: "/test",
    subject: "ada",
    time: new Date(Date.now() - 86_400_000 + n * 60_000).toISOString(),
  };
  const event = (id: string, type: string, data: object) => ({ ...head, id: `${id}${n}`, type: `inlay.${type}.v1`, data });
  const payment = { transactionId: `t${n}`, accountId: name, direction: "debit", amountMinor: 500, currency: "EUR" };
  return [
    event("s", "core.subject", { name, revision: n }),
    event("a", "spending.account", { accountId: name, name }),
    event("p", "spending.transaction", { ...payment, kind: "purchase", merchant: { name }, description: name }),
    event("d", "devices.device", { deviceId: name, name, room: name }),
    event("r", "devices.reading", { deviceId: name, channels: { energy_interval: { value: 5, unit: "Wh", seconds: 60 } } }),
  ];
}

const word = fc.oneof(fc.constantFrom(...NASTY_TEXTS, ...EVIL), fc.string({ unit: "binary", maxLength: 100 }));
const STATE = {
  comparison: "year",
  period: { from: "2026-01-01", to: "2026-02-01" },
  currency: "EUR",
  filters: { category: ["rent"] },
};
const THEME = { mode: "dark", accent: "#1a73e8" };
const said = fc.record(
  {
    channel: fc.oneof(fc.constant(CHANNEL), word),
    origin: fc.oneof(fc.constant(HOST), fc.constant(HOST), word),
    width: fc.oneof(fc.constantFrom("800", "-1", "1e9", "NaN"), word),
    state: fc.oneof(
      mutated(fc.constant(STATE)).map((value) => textOf(value) ?? ""),
      word,
    ),
    theme: fc.oneof(
      mutated(fc.constant(THEME)).map((value) => textOf(value) ?? ""),
      word,
    ),
    locale: fc.oneof(fc.constantFrom("de", "ar", "ja", "xx-YY", "en-u-ca-islamic"), word),
    debug: fc.constantFrom("0", "1"),
  },
  { requiredKeys: ["channel", "origin"] },
);
const GRANT = {
  sub: "ada",
  dashboards: ["spending", "devices"],
  filters: { account: [EVIL[0]] },
  can: ["events"],
  locale: "de",
  currency: "EUR",
  timezone: "Europe/Prague",
};
const claims = fc.oneof(
  fc.constant({ sub: "ada", dashboards: ["spending", "devices"] }),
  mutated(fc.constant(GRANT)),
  fc.dictionary(fc.constantFrom("iss", "aud", "sub", "exp", "iat", "jti", "dashboards", "scope", "theme"), nasty, { maxKeys: 2 }),
);

/** What an answer's page may not hold, whatever was asked. */
function faultsOf(html: string): string[] {
  const { others } = scriptsIn(html);
  const ours = /^<script[^>]* nonce="[\w+/=-]+"/;
  return [
    ...others.filter((script) => !ours.test(script)).map((script) => `a script that is not ours: ${script.slice(0, 200)}`),
    ...EVIL.filter((evil) => html.replace(/<script id="boot".*?<\/script>/gs, "").includes(evil)).map(
      (evil) => `as it was sent: ${evil}`,
    ),
    ...(/<(img|svg)[^>]* on(error|load)=/i.test(html) ? ["an element that does what was sent"] : []),
    ...(/>INTERNAL|Reference [0-9a-f-]{36}/.test(html) ? ["a frame that could not be drawn"] : []),
  ];
}

/** Opens frames so often with anything: tokens that the tenant signed with claims of every kind, and all that a host says. */
export function fuzzDoors({ seed, runs }: { seed: number; runs: number }): void {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    const { db, acme } = world;
    const items = EVIL.flatMap((name, n) => eventsOf(name, n)).map((value) => ({ value }));
    const receipt = await collect(db.sql("collector"), { tenantId: acme.id, transport: "http", origin: "test", items });
    expect(receipt.results).toEqual([]);
    await processAll(db.sql("pipeline"));
    for (const view of MAT_VIEWS) await refreshView(db.sql("pipeline"), view);
  });
  afterAll(() => world?.end());

  test("names that would run stand in a frame as what they are", async () => {
    for (const dashboard of ["spending", "devices"]) {
      const opened = await post(form(signed(world.acme.pair, claimsOf(world.acme.slug, { dashboards: [dashboard] }))), {
        dashboard,
      });
      const html = await (await draw(ticketIn(opened))).text();
      expect({ dashboard, faults: faultsOf(html), shown: html.includes("&lt;script&gt;alert(1)") }).toEqual({
        dashboard,
        faults: [],
        shown: true,
      });
    }
  });

  test(`whatever is said at the doors, a frame is drawn or refused in words, and holds no script but ours (seed ${seed})`, async () => {
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(
        claims,
        said,
        fc.constantFrom("spending", "devices", "__proto__", "<b>"),
        fc.boolean(),
        async (some, fields, dashboard, byForm) => {
          const whole =
            typeof some === "object" && some !== null && !Array.isArray(some)
              ? { ...claimsOf(world.acme.slug, {}), ...some }
              : some;
          const token = signed(world.acme.pair, textOf(whole) ?? "null");
          const opening = form(token, fields);
          const answer = await (byForm
            ? post(opening, { dashboard })
            : get(opening.toString(), { dashboard: encodeURIComponent(dashboard) }));
          const ticket = /^\/embed\/v\/([\w-]{43})$/.exec(answer.headers.get("location") ?? "")?.[1];
          const page = answer.status === 303 ? await draw(ticket!) : answer;
          if (page.status === 200) drawn++;
          const reply = await read(page);
          expect([...faultsIn(reply, "door"), ...faultsOf(reply.text)]).toEqual([]);
        },
      ),
      { seed, numRuns: runs },
    );
    expect(drawn).toBeGreaterThan(runs / 20);
  });
}
