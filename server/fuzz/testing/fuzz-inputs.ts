import { hash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { actorsOf, weightOf } from "#server/fuzz/testing/actors.ts";
import { faultsIn, type Kind, type Reply } from "#server/fuzz/testing/faults-in.ts";
import { brokenIn, printOf, workOff } from "#server/fuzz/testing/invariants.ts";
import { allOperations, callOperation, callsOf, undocumented } from "#server/fuzz/testing/operations.ts";
import { ELSEWHERE, knock, knocksOn, otherDoors } from "#server/fuzz/testing/other-doors.ts";
import { ownIds, poolOf, rightInputs } from "#server/fuzz/testing/pool.ts";
import { allProcedures, callProcedure, type Procedure } from "#server/fuzz/testing/procedures.ts";
import { rememberActors } from "#server/fuzz/testing/rearm.ts";
import { allRoutes } from "#server/isolation/testing/routes.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import { closeLiveHub } from "#server/live/hub.ts";
import { arbitraryOf } from "#server/testing/arbitrary-of.ts";
import { mutated, nasty } from "#server/testing/nasty.ts";

/** Milliseconds after which an answer is none. */
const PATIENCE = 20_000;

/** Calls every procedure and every REST operation so often, by everyone, with inputs right and wrong; and looks at what is left behind. */
export function fuzzInputs({
  seed,
  runs,
  tells = false,
}: {
  seed: number;
  runs: number /** Says how often what was answered. */;
  tells?: boolean;
}): void {
  const procedures = allProcedures();
  const operations = allOperations();
  const arbitraries = new Map<string, fc.Arbitrary<unknown>>();
  const statuses = new Map<string, Map<number, number>>();
  let setting: Setting;
  let pool: unknown[];
  let routes: Awaited<ReturnType<typeof allRoutes>>;
  let known: ReturnType<typeof rightInputs>;
  let actors: Awaited<ReturnType<typeof actorsOf>>;
  let rearm: () => Promise<void>;
  let ofB: Record<string, string>;

  beforeAll(async () => {
    setting = await setUp();
    // Nothing listens there, and nothing sends: mails wait in the outbox.
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
    vi.stubEnv("MAIL_FROM", "Inlay <noreply@inlay.example>");
    const { db, world } = setting;
    actors = await actorsOf(db, world);
    pool = poolOf(world);
    known = rightInputs(world);
    routes = await allRoutes();
    await workOff(db);
    rearm = await rememberActors(db);
    ofB = await printOf(db, world.b.id);
  });
  afterAll(async () => {
    await closeLiveHub();
    await setting?.end();
    if (tells) process.stderr.write(`${told(statuses)}\n`);
    process.stderr.write(`FUZZ_SEED=${seed} FUZZ_RUNS=${runs} replays this.\n`);
  });
  beforeEach(() => rearm());

  /** Calls once, and fails on any answer that is not as answers have to be. */
  async function look(
    name: string,
    by: Kind,
    call: () => Promise<Reply>,
    more: (reply: Reply) => string[] = () => [],
  ): Promise<void> {
    const reply = await call();
    const seen = statuses.get(name) ?? new Map<number, number>();
    statuses.set(name, seen.set(reply.status, (seen.get(reply.status) ?? 0) + 1));
    expect([...faultsIn(reply, by), ...more(reply)]).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  }
  /** What a procedure's schema describes; made once, which takes its time. */
  function madeFor({ path, input }: Procedure): fc.Arbitrary<unknown> {
    const made = arbitraries.get(path) ?? (input === null ? nasty : arbitraryOf(input, pool));
    arbitraries.set(path, made);
    return made;
  }
  // By name, which is what is shown of a call that fails.
  const someone = (by: Kind) =>
    fc.oneof(...actors.map((one) => ({ arbitrary: fc.constant(one.name), weight: weightOf(one, by) })));
  const proofOf = (name: string) => actors.find((one) => one.name === name)!.headers;
  // Each place by itself, the same for each run of this seed, whatever else is called.
  const often = (name: string) => ({ seed: seed ^ hash("md5", name, "buffer").readInt32LE(), numRuns: runs, timeout: PATIENCE });

  describe(`procedures (seed ${seed})`, () => {
    test.each(procedures.map((one) => [one.path, one] as const))("%s", async (path, procedure) => {
      const made = madeFor(procedure);
      const right = known.has(path) ? fc.oneof(made, made, fc.constant(known.get(path))) : made;
      const inputs = fc.oneof(
        { arbitrary: right, weight: 4 },
        { arbitrary: mutated(right), weight: 4 },
        { arbitrary: nasty, weight: 1 },
      );
      await fc.assert(
        fc.asyncProperty(someone("procedure"), inputs, (who, input) =>
          look(path, "procedure", () => callProcedure(procedure, input, proofOf(who))),
        ),
        often(path),
      );
    });
  });

  test("of each procedure's schema inputs are made that it takes", () => {
    const rarely = procedures.filter((one) => {
      const { input } = one;
      if (input === null) return false;
      const made = fc.sample(madeFor(one), { numRuns: 60, seed });
      return made.filter((value) => z.safeParse(input, value).success).length < 12;
    });
    expect(rarely.map(({ path }) => path)).toEqual([]);
  });

  describe(`REST operations (seed ${seed})`, () => {
    test.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))("%s", async (name, operation) => {
      await fc.assert(
        fc.asyncProperty(someone("REST"), callsOf(operation, { pool, ids: ownIds(setting.world) }), (who, sent) =>
          look(
            name,
            "REST",
            () => callOperation(routes, operation, sent, proofOf(who)),
            (reply) => undocumented(operation, reply),
          ),
        ),
        often(name),
      );
    });
  });

  test(`all other doors, whatever they are for (seed ${seed})`, async () => {
    expect(Object.keys(ELSEWHERE).filter((route) => !routes.has(route))).toEqual([]);
    for (const route of otherDoors(routes)) {
      await fc.assert(
        fc.asyncProperty(someone("REST"), knocksOn(route, pool), (who, sent) =>
          look(route, "door", () => knock(routes, route, sent, proofOf(who))),
        ),
        often(route),
      );
    }
  });

  describe("afterwards", () => {
    test("everything was called, and everyone who may reached what is behind the checks", () => {
      const all = [...procedures.map(({ path }) => path), ...operations.map(({ method, path }) => `${method} ${path}`)];
      expect(all.filter((name) => !statuses.has(name))).toEqual([]);
      const answered = all.filter((name) => statuses.get(name)?.has(200)).length;
      expect(answered / all.length).toBeGreaterThan(0.6);
    });

    test("what another tenant has is as it was", async () => {
      expect(await printOf(setting.db, setting.world.b.id)).toEqual(ofB);
    });

    test("the database keeps its laws, all work that was asked for can be done, and the figures are those of their events", async () => {
      await workOff(setting.db);
      expect(await brokenIn(setting.db)).toEqual([]);
    }, 300_000);
  });
}

const told = (statuses: ReadonlyMap<string, ReadonlyMap<number, number>>): string =>
  [...statuses]
    .map(
      ([name, seen]) =>
        `${name}: ${[...seen]
          .sort(([a], [b]) => a - b)
          .map(([status, times]) => `${times}x ${status}`)
          .join(", ")}`,
    )
    .join("\n");
