import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as list } from "#app/api/v1/metrics/route.ts";
import { POST as query } from "#app/api/v1/query/route.ts";
import { draw, form, openWorld, post, scriptsIn, ticketIn, type World } from "#app/embed/testing/doors.ts";
import { tokenOf } from "#server/embed/testing/embedding.ts";
import { createKey } from "#server/keys/create-key.ts";
import { MetricsResponse } from "#server/metrics/contract.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.end());

const period = { from: "2026-11-01", to: "2026-12-01" };

/** The bearer of a frame that was just opened. */
async function open(claims: Parameters<typeof tokenOf>[1]): Promise<string> {
  const { boot } = scriptsIn(await (await draw(ticketIn(await post(form(tokenOf(world.acme, claims)))))).text());
  if (boot?.kind !== "live") throw new Error("The frame shows nothing.");
  return boot.session;
}
const headers = (bearer: string) => ({ authorization: `Bearer ${bearer}`, "content-type": "application/json" });
const told = async (bearer: string) => {
  const answer = await list(new Request("https://inlay.example/api/v1/metrics", { headers: headers(bearer) }));
  expect(answer.status).toBe(200);
  return MetricsResponse.parse(await answer.json());
};
const ask = async (bearer: string, body: object) => {
  const init = { method: "POST", headers: headers(bearer), body: JSON.stringify(body) };
  return (await query(new Request("https://inlay.example/api/v1/query", init))).status;
};

describe("the list of metrics, to a frame's session", () => {
  test("has the measures of its dashboards, each of which is answered, and no word of others", async () => {
    const bearer = await open({ sub: "ada", dashboards: ["spending"], can: ["query"] });
    const { measures, dimensions, examples } = await told(bearer);
    const names = measures.map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith("spending."))).toEqual([]);
    expect(dimensions.map(({ name }) => name)).not.toEqual(expect.arrayContaining(["device"]));
    for (const name of names) expect([name, await ask(bearer, { measures: [name], period })]).toEqual([name, 200]);
    for (const { request } of examples) expect(await ask(bearer, request)).toBe(200);
    expect(examples).toHaveLength(1);
    // What is not in it is not to be had.
    expect(await ask(bearer, { measures: ["devices.use"], period })).toBe(403);
    expect(await ask(bearer, { measures: [names[0]], dimensions: ["subject"], period })).toBe(400);
  });

  test("of two sessions and a key, each is told its own", async () => {
    const both = await told(await open({ sub: "ada", dashboards: ["spending", "devices"], can: ["query"] }));
    const staff = await told(await open({ sub: undefined, scope: "tenant", dashboards: ["spending"], can: ["query"] }));
    const { key } = await createKey(world.db.sql("pipeline"), world.acme.id, { name: "k", scopes: ["query:read"] }, "test");
    const all = await told(key);
    expect(both.measures).toHaveLength(all.measures.length);
    expect([both, staff, all].map(({ dimensions }) => dimensions.some(({ name }) => name === "subject"))).toEqual([
      false,
      true,
      true,
    ]);
    expect(staff.measures.length).toBeLessThan(all.measures.length);
    expect(all.examples).toHaveLength(2);
  });

  test("is closed to one without the right", async () => {
    const bearer = await open({ sub: "ada", dashboards: ["spending"], can: ["events"] });
    const answer = await list(new Request("https://inlay.example/api/v1/metrics", { headers: headers(bearer) }));
    expect(answer.status).toBe(403);
  });
});
