import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as nowhere } from "#app/embed/[...rest]/route.ts";
import { HEAD as headDoor } from "#app/embed/[dashboard]/route.ts";
import {
  CHANNEL,
  draw,
  form,
  get,
  HOST,
  LOADING,
  openWorld,
  post,
  scriptsIn,
  ticketIn,
  type World,
} from "#app/embed/testing/doors.ts";
import { HEAD as headFrame } from "#app/embed/v/[ticket]/route.ts";
import { tokenOf, trail } from "#server/embed/testing/embedding.ts";
import { claimsOf, newPair, signed } from "#server/embed/testing/signing.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.end());

const fresh = () => tokenOf(world.acme);
const saying = (headers: Record<string, string>) => ({ headers: { ...LOADING, ...headers } });
/** More text than a form may have. */
const LONG = "x".repeat(70_000);

/** A form in parts, as bytes. */
async function parts(token: string, junk = ""): Promise<[Uint8Array<ArrayBuffer>, ReturnType<typeof saying>]> {
  const data = new FormData();
  for (const [name, value] of form(token)) data.set(name, value);
  data.set("junk", new Blob([junk]));
  const whole = new Response(data);
  const type = whole.headers.get("content-type")!;
  return [new Uint8Array(await whole.arrayBuffer()), saying({ "content-type": type })];
}

function twice(fields: URLSearchParams, name: string): URLSearchParams {
  fields.append(name, "https://evil.example");
  return fields;
}

type Refused = { status: number; code: string; ask: (token: string) => Promise<Response> };

/** What comes to the doors beside frames that are loaded. */
const REFUSED: Record<string, Refused> = {
  "a link opened in a tab": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => get(`token=${token}`, saying({ "sec-fetch-dest": "document" })),
  },
  "a script's fetch": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => get(`token=${token}`, saying({ "sec-fetch-dest": "empty" })),
  },
  "an image": { status: 403, code: "FORBIDDEN", ask: (token) => get(`token=${token}`, saying({ "sec-fetch-dest": "image" })) },
  "an object": { status: 403, code: "FORBIDDEN", ask: (token) => get(`token=${token}`, saying({ "sec-fetch-dest": "object" })) },
  "what reads links in chats, which says nothing of itself": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => get(`token=${token}`, { headers: {} }),
  },
  "a frame fetched ahead": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => get(`token=${token}`, saying({ "sec-purpose": "prefetch" })),
  },
  "a frame drawn ahead": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => get(`token=${token}`, saying({ "sec-purpose": "prefetch;prerender" })),
  },
  "a preview of an older browser": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => get(`token=${token}`, saying({ purpose: "preview" })),
  },
  "a form that opens a tab": {
    status: 403,
    code: "FORBIDDEN",
    ask: (token) => post(form(token), saying({ "sec-fetch-dest": "document" })),
  },
  "a script's post": { status: 403, code: "FORBIDDEN", ask: (token) => post(form(token), saying({ "sec-fetch-dest": "empty" })) },
  "a page that is none of the tenant's": {
    status: 403,
    code: "ORIGIN_NOT_ALLOWED",
    ask: (token) => post(form(token, { origin: "https://evil.example" }), saying({ origin: "https://evil.example" })),
  },
  "a page that gives itself the name of a tenant's": {
    status: 403,
    code: "ORIGIN_NOT_ALLOWED",
    ask: (token) => post(form(token), saying({ origin: "https://evil.example" })),
  },
  "a page that does not say where it is": { status: 400, code: "BAD_REQUEST", ask: (token) => post(form(token, { origin: "" })) },
  "a dashboard that there is not": {
    status: 403,
    code: "DASHBOARD_NOT_ALLOWED",
    ask: (token) => post(form(token), { dashboard: "salaries" }),
  },
  "a dashboard of a strange name": {
    status: 403,
    code: "DASHBOARD_NOT_ALLOWED",
    ask: (token) => post(form(token), { dashboard: "__proto__\0';--" }),
  },
  "a dashboard that the token does not name": {
    status: 403,
    code: "DASHBOARD_NOT_ALLOWED",
    ask: (token) => get(`token=${token}`, { dashboard: "devices" }),
  },
  "a form that is too large": { status: 413, code: "TOO_LARGE", ask: (token) => post(form(token, { junk: LONG })) },
  "parts that are too large": { status: 413, code: "TOO_LARGE", ask: async (token) => post(...(await parts(token, LONG))) },
  "a field that is too long": {
    status: 400,
    code: "BAD_REQUEST",
    ask: (token) => post(form(token, { state: LONG.slice(0, 4_001) })),
  },
  "no token": { status: 400, code: "BAD_REQUEST", ask: () => post(form("")) },
  "no token in the address": { status: 400, code: "BAD_REQUEST", ask: () => get("") },
  "two tokens": { status: 400, code: "BAD_REQUEST", ask: (token) => post(twice(form(token), "token")) },
  "two tokens in the address": { status: 400, code: "BAD_REQUEST", ask: (token) => get(`token=another&token=${token}`) },
  "two origins": { status: 400, code: "BAD_REQUEST", ask: (token) => post(twice(form(token), "origin")) },
  "a NUL": { status: 400, code: "BAD_REQUEST", ask: (token) => post(form(token, { state: "a\0b" })) },
  JSON: {
    status: 415,
    code: "UNSUPPORTED_MEDIA",
    ask: (token) => post(JSON.stringify({ token }), saying({ "content-type": "application/json" })),
  },
  text: {
    status: 415,
    code: "UNSUPPORTED_MEDIA",
    ask: (token) => post(`token=${token}`, saying({ "content-type": "text/plain" })),
  },
  "almost a form": {
    status: 415,
    code: "UNSUPPORTED_MEDIA",
    ask: (token) => post(`${form(token)}`, saying({ "content-type": "application/x-www-form-urlencoded-2" })),
  },
  "a form of no type": {
    status: 415,
    code: "UNSUPPORTED_MEDIA",
    ask: (token) => post(new TextEncoder().encode(`${form(token)}`)),
  },
  "a form in an unknown coding": {
    status: 415,
    code: "UNSUPPORTED_MEDIA",
    ask: (token) => post(form(token), saying({ "content-encoding": "br" })),
  },
  "parts without their ends": {
    status: 400,
    code: "BAD_REQUEST",
    ask: (token) =>
      post(
        `--x\r\ncontent-disposition: form-data; name="token"\r\n\r\n${token}`,
        saying({ "content-type": "multipart/form-data; boundary=x" }),
      ),
  },
  "parts without a boundary": {
    status: 400,
    code: "BAD_REQUEST",
    ask: (token) => post(`token=${token}`, saying({ "content-type": "multipart/form-data" })),
  },
  "an empty form": {
    status: 400,
    code: "BAD_REQUEST",
    ask: () => post("", saying({ "content-type": "application/x-www-form-urlencoded" })),
  },
};

test.each(Object.entries(REFUSED))("%s is refused and uses up nothing", async (_, { status, code, ask }) => {
  const token = fresh();
  const answer = await ask(token);
  const html = await answer.text();
  expect({ status: answer.status, html }).toMatchObject({ status, html: expect.stringContaining(`<code>${code}</code>`) });
  expectOurs(answer);
  expect(nothingOfAcme(html, token)).toEqual([]);
  ticketIn(await post(form(token)));
});

test("HEAD uses up nothing, and files of another build are not there, in no frame either", async () => {
  for (const answer of [headDoor(), headFrame()]) {
    expect(answer.status).toBe(405);
    expectOurs(answer);
  }
  const missing = nowhere();
  expect(missing.status).toBe(404);
  expectOurs(missing);
  expect(missing.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("what browsers may send as well opens: parts of a form, a type with a charset, and hosts that send no referrer", async () => {
  ticketIn(await post(...(await parts(fresh()))));
  const type = { "content-type": "Application/X-WWW-Form-Urlencoded; charset=utf-8" };
  ticketIn(await post(form(fresh()), saying(type)));
  ticketIn(await post(form(fresh()), saying({ origin: "null" })));
});

describe("a token that was redeemed", () => {
  test("opens nothing by either door, and the page of the tenant is told by the channel", async () => {
    const token = fresh();
    const first = await get(`token=${token}`);
    ticketIn(first);
    expectOurs(first);
    expect(await first.text()).toBe("");
    for (const again of [await get(`token=${token}`), await post(form(token))]) {
      expect(again.status).toBe(401);
      expectOurs(again);
      expect(await again.text()).toContain("<code>TOKEN_USED</code>");
    }
    const { boot } = scriptsIn(await (await post(form(token))).text());
    expect(boot).toMatchObject({
      kind: "dead",
      host: { channel: CHANNEL, origin: HOST },
      error: { code: "TOKEN_REFUSED" },
      reopens: false,
    });
  });

  test("refuses others of the same moment: of twenty that come at once by both doors, one is led on", async () => {
    const token = fresh();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? get(`token=${token}`) : post(form(token)))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(401)]);
  });
});

test("whoever is refused learns the reason in words when debugging, and the trail keeps it; a host without a channel is told nothing", async () => {
  const stranger = signed(newPair("EdDSA", world.acme.pair.kid), claimsOf(world.acme.slug));
  const answer = await post(form(stranger, { debug: "1" }));
  const html = await answer.text();
  expect(answer.status).toBe(401);
  expect(html).toContain("TOKEN_SIGNATURE: The signature is not that of the registered key");
  expect(nothingOfAcme(html, stranger)).toEqual([]);
  expect((await trail(world.db, world.acme.id)).at(-1)).toMatchObject({
    action: "embed.refuse",
    details: { reason: "TOKEN_SIGNATURE" },
  });
  const { boot, others } = scriptsIn(await (await get("token=nonsense")).text());
  expect({ boot, others }).toEqual({ boot: null, others: [] });
});

test("without the secret of the installation every door is closed", async () => {
  const ticket = ticketIn(await post(form(fresh())));
  const token = fresh();
  vi.stubEnv("AUTH_SECRET", "");
  try {
    for (const answer of [await post(form(token)), await get(`token=${token}`), await draw(ticket)]) {
      expect(answer.status).toBe(503);
      expectOurs(answer);
      expect(await answer.text()).toContain("<code>UNAVAILABLE</code>");
    }
  } finally {
    vi.stubEnv("AUTH_SECRET", "a secret for tests, of more than 32 characters");
  }
  expect((await draw(ticket)).status).toBe(200);
});

/** Headers of each answer, whatever it is. */
function expectOurs({ headers }: Response): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^default-src 'none'/),
    "strict-transport-security": expect.stringMatching(/^max-age=\d+/),
  });
  expect(headers.get("set-cookie")).toBeNull();
}

/** What stands in a page and is the tenant's: its name, its ids, its pages, the token. Its page is named to itself alone. */
function nothingOfAcme(html: string, token: string): string[] {
  const { id, slug, pair } = world.acme;
  return ["Secretive", id, slug, pair.kid, token, token.slice(-40), "inlay_es_"].filter((secret) => html.includes(secret));
}
