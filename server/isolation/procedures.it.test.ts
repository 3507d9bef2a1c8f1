import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, type Asker, ask, askersOf, foreignIds, foreignIn } from "#server/isolation/testing/asking.ts";
import { canariesIn } from "#server/isolation/testing/canary.ts";
import { proceduresOf } from "#server/isolation/testing/procedures.ts";
import { type Outcome, QUERIES, type QueryCase } from "#server/isolation/testing/questions.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import { AMOUNT } from "#server/isolation/testing/stories.ts";
import type { Subject, World } from "#server/isolation/testing/world.ts";

// Only theirs: every query there is, asked by everyone of tenant A, for their own and with the ids of others.
let setting: Setting;
let world: World;
let askers: Asker[];

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
  askers = await askersOf(world);
});
afterAll(() => setting?.end());

test("every query of the router has a case here, and no case is of none", () => {
  const queries = proceduresOf("query");
  expect(queries).toEqual(Object.keys(QUERIES).sort());
  expect(queries.length).toBeGreaterThan(10);
  // Those that stream have their own file, live.it.test.ts.
  expect(proceduresOf("subscription")).toEqual(["live.changes"]);
});

const ownSubject = (asker: Asker): Subject => world.a.subjects[asker.subject ?? 1];
const allows = (asker: Asker, { may }: QueryCase): boolean => may === null || asker.may(may);

/** Nothing of others: no text and no id of theirs. */
function expectClean(answer: Answer, input: unknown, asker: Asker, kase: QueryCase): void {
  const told = kase.tells?.(world.b) ?? [];
  const foreign = [...foreignIn(answer.text, input, asker.mayRead), ...foreignIds(answer.text, input, world)];
  expect({ asker: asker.name, input, foreign: foreign.filter((one) => !told.includes(one)) }).toEqual({
    ...{ asker: asker.name, input },
    foreign: [],
  });
}

describe.each(Object.entries(QUERIES))("%s", (path, kase) => {
  test("gives everyone who may their own, and refuses the rest", async () => {
    for (const asker of askers) {
      const { input, shows } = kase.own(world.a, ownSubject(asker));
      const answer = await ask("query", path, input, asker.headers);
      expect({ asker: asker.name, status: answer.status }).toEqual({
        asker: asker.name,
        status: allows(asker, kase) ? 200 : 403,
      });
      if (answer.status === 200 && shows !== null) expect(answer.text).toContain(shows);
      expectClean(answer, input, asker, kase);
    }
  });

  test("gives nothing of others, by whatever of theirs it is asked", async () => {
    for (const asker of askers) {
      for (const [tenant, subject] of othersOf(asker)) {
        for (const { input, outcome, says } of kase.others?.(tenant, subject) ?? []) {
          const answer = await ask("query", path, input, asker.headers);
          expectClean(answer, input, asker, kase);
          if (!allows(asker, kase)) expect(answer.code).toBe("FORBIDDEN");
          else expectOutcome(answer, input, expected(asker, input, outcome), asker);
          if (says !== undefined && allows(asker, kase)) expect(answer.text).toContain(says);
        }
      }
    }
  });
});

/** Tenant B, by a subject of its own and by the one whose id both have; for a customer also a subject of their own tenant. */
function othersOf(asker: Asker): [World["a"], Subject][] {
  const { a, b } = world;
  const foreign = [b.subjects[1], b.subjects.same].map((subject): [World["a"], Subject] => [b, subject]);
  return asker.subject
    ? [...foreign, [{ ...a, batch: b.batch, auditId: b.auditId, quarantineId: b.quarantineId }, a.subjects[2]]]
    : foreign;
}

/** Another subject does not exist for a customer; the subject that both tenants have is one's own. */
function expected(asker: Asker, input: unknown, outcome: Outcome): Outcome {
  const { subject } = input as { subject?: string };
  if (asker.subject && subject !== undefined && subject !== ownSubject(asker).id) return "missing";
  return JSON.stringify(input).includes(world.b.subjects.same.id) && outcome === "nothing" ? "own" : outcome;
}

function expectOutcome(answer: Answer, input: unknown, outcome: Outcome, asker: Asker): void {
  const where = { asker: asker.name, input };
  if (outcome === "missing") {
    expect({ ...where, status: answer.status, code: answer.code }).toEqual({ ...where, status: 404, code: "NOT_FOUND" });
    return;
  }
  expect({ ...where, status: answer.status }).toEqual({ ...where, status: 200 });
  if (outcome === "nothing") {
    const asked = canariesIn(JSON.stringify(input));
    expect({ ...where, found: canariesIn(answer.text).filter((found) => !asked.includes(found)) }).toEqual({
      ...where,
      found: [],
    });
  }
}

test("a customer's money is their own alone: every amount is a multiple of what they paid", async () => {
  for (const asker of askers.filter(({ subject }) => subject !== undefined)) {
    const { owner } = ownSubject(asker);
    for (const path of ["dashboards.spending", "events.transactions"]) {
      const { input } = QUERIES[path]!.own(world.a, ownSubject(asker));
      const { text } = await ask("query", path, input, asker.headers);
      // A mean is a part of it, and a floor is nobody's.
      const amounts = [...text.matchAll(/"(?!mean|floor)\w*Minor":(-?\d+)/g)].map(([, amount]) => Number(amount));
      expect(amounts.filter((amount) => amount !== 0).length).toBeGreaterThan(0);
      expect(amounts.filter((amount) => amount % AMOUNT[owner] !== 0)).toEqual([]);
    }
  }
});
