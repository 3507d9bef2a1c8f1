import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as trpc } from "#app/api/trpc/[trpc]/route.ts";
import { GET as live } from "#app/embed/api/live/route.ts";
import { POST as renew } from "#app/embed/api/renew/route.ts";
import {
  CHANNEL,
  draw,
  form,
  HOST,
  LOADING,
  openWorld,
  post,
  scriptsIn,
  ticketIn,
  type World,
} from "#app/embed/testing/doors.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
import { EARLY } from "#components/frame/early.ts";
import { makePerson, makeTenant, sessionCookie } from "#server/auth/testing/people.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { tokenOf } from "#server/embed/testing/embedding.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.end());

const open = async (more: Record<string, string> = {}, claims: object = {}) =>
  draw(ticketIn(await post(form(tokenOf(world.acme, { ...claims }), more))));

/** What the page of a frame tells its scripts. */
async function bootOf(answer: Response): Promise<LiveBoot> {
  const { boot } = scriptsIn(await answer.text());
  if (boot?.kind !== "live") throw new Error("The frame shows nothing.");
  return boot;
}

describe("a ticket", () => {
  test("draws one frame, however many ask at once; all others say what to do", async () => {
    const ticket = ticketIn(await post(form(tokenOf(world.acme), { locale: "de", state: '{"comparison":"year"}' })));
    const answers = await Promise.all(Array.from({ length: 12 }, () => draw(ticket)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(401)]);
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(pages.filter((html) => html.includes("inlay_es_"))).toHaveLength(1);
    const late = await (await draw(ticket)).text();
    expect(late).toContain("<code>SESSION_ENDED</code>");
    expect(late).toContain('lang="de-DE"');
    // The page that held it is asked to open it anew; nothing else that was said there is told again.
    const { boot } = scriptsIn(late);
    expect(boot).toMatchObject({ kind: "dead", reopens: true, host: { channel: CHANNEL, origin: HOST } });
    expect(Object.keys(boot!).sort()).toEqual(["error", "host", "kind", "reopens"]);
  });

  test("is not used up by a tab, a script, a picture, what is fetched ahead, or what reads links", async () => {
    const ticket = ticketIn(await post(form(tokenOf(world.acme))));
    const others = ["document", "empty", "image", "script", "embed"].map((dest) => ({ ...LOADING, "sec-fetch-dest": dest }));
    for (const headers of [...others, { ...LOADING, "sec-purpose": "prefetch" }, {}]) {
      const answer = await draw(ticket, headers as Record<string, string>);
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(scriptsIn(await answer.text())).toEqual({ boot: null, others: [] });
    }
    expect((await draw(ticket)).status).toBe(200);
  });

  test("that is none says no more than one that was used", async () => {
    for (const ticket of ["A".repeat(43), "short", "a'; drop table x; --"]) {
      const answer = await draw(ticket);
      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain("<code>SESSION_ENDED</code>");
    }
  });
});

describe("a frame's page", () => {
  test("may be framed by the tenant's pages alone, is kept by nobody, and runs what has its nonce", async () => {
    const [one, other] = [await open(), await open()];
    const policy = one.headers.get("content-security-policy")!;
    expect(policy).toContain(`frame-ancestors ${HOST};`);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|https?:|\*)/);
    for (const rule of ["default-src 'none'", "form-action 'none'", "base-uri 'none'"]) expect(policy).toContain(rule);
    expect(Object.fromEntries(one.headers)).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy")!)?.[1];
    expect(nonceOf(one)).not.toBe(nonceOf(other));
    expect(one.headers.get("set-cookie")).toBeNull();
  });

  test("holds its session in one place, and no token, ticket, key or other figure of who signed", async () => {
    const token = tokenOf(world.acme);
    const ticket = ticketIn(await post(form(token)));
    const html = await (await draw(ticket)).text();
    expect(html.match(/inlay_es_/g)).toHaveLength(1);
    for (const secret of [token, token.slice(-40), ticket, world.acme.id, world.acme.pair.kid])
      expect(html).not.toContain(secret);
  });

  test("is not broken out of by what its host says", async () => {
    const odd = [
      `</script><script>alert(1)</script>`,
      `"><img src=x onerror=alert(1)>`,
      "<!--<script>",
      "\u2028alert(1)//",
      `\${alert(1)}{{1}}`,
    ];
    for (const words of odd) {
      const state = JSON.stringify({
        currency: words,
        period: { preset: words },
        filters: { category: [words], __proto__: [words] },
      });
      const answer = await open({
        channel: words,
        locale: words,
        state,
        theme: JSON.stringify({ accent: words }),
        width: words,
        debug: words,
      });
      const html = await answer.text();
      const { boot, others } = scriptsIn(html);
      expect(boot).toMatchObject({ kind: "live", host: { channel: words } });
      expect(html.match(/<script/g)).toHaveLength(3);
      expect(others[0]?.replace(/ nonce="[^"]+"/, "")).toBe(`<script>${EARLY}</script>`);
      expect(others[1]).toMatch(/^<script type="module" src="\/embed\/f\/shell\.js" nonce="[^"]+"><\/script>$/);
      // What it says itself is data alone.
      expect(html.replace(/<script id="boot".*?<\/script>/s, "")).not.toMatch(/onerror=|<!--<|alert\(1\)<\/script>/);
      expect(html).not.toContain("\u2028");
    }
  });
});

describe("cookies", () => {
  test("are read by no door: with those of another tenant's admin the frame is the token's subject's", async () => {
    const { id: other } = await makeTenant(world.db, "Other");
    const cookie = await sessionCookie(await makePerson(world.db, "admin", other));
    const answer = await post(form(tokenOf(world.acme, { sub: "ada" })), { headers: { cookie } });
    const boot = await bootOf(await draw(ticketIn(answer), { ...LOADING, cookie }));
    expect(await embedActor(world.db.sql("app"), boot.session)).toMatchObject({ tenantId: world.acme.id, subject: "ada" });
    // The cookie opens by itself what no bad bearer does.
    const figures = (headers: Record<string, string>) => trpc(new Request(`https://inlay.example${boot.first}`, { headers }));
    expect((await figures({ cookie })).status).toBe(200);
    const bad = { cookie, authorization: `Bearer inlay_es_${"A".repeat(43)}` };
    expect((await figures(bad)).status).toBe(401);
    expect((await live(new Request("https://inlay.example/embed/api/live", { headers: bad }))).status).toBe(401);
    expect((await live(new Request("https://inlay.example/embed/api/live", { headers: { cookie } }))).status).toBe(401);
    const body = JSON.stringify({ token: tokenOf(world.acme) });
    for (const headers of [bad, { cookie }])
      expect((await renew(new Request("https://inlay.example/embed/api/renew", { method: "POST", headers, body }))).status).toBe(
        401,
      );
  });
});
