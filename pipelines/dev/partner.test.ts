import { mkdtempSync, rmSync, statSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { peopleOf } from "#e2e/partner/people.ts";
import { portalServer } from "#e2e/partner/server.ts";
import type { Settings } from "#e2e/partner/settings.ts";
import { people } from "#pipelines/demo/bank/people.ts";

/** The portals of the demo are what a careful tenant would build: their back end says who somebody is, and no address does. */

const INLAY = "http://127.0.0.1:3000";
let keys: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  keys = mkdtempSync(join(tmpdir(), "inlay-portal-"));
  const settings: Settings = {
    port: 0,
    inlay: INLAY,
    keys,
    portals: {
      bank: { tenant: "halden", mintKey: "", subjects: ["cust-1001", "cust-1002"] },
      home: { tenant: "nordlicht", mintKey: "", subjects: ["home-bergmann"] },
    },
  };
  server = portalServer(settings);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  settings.port = (server.address() as AddressInfo).port;
  origin = `http://localhost:${settings.port}`;
});
afterAll(() => {
  server?.close();
  server?.closeAllConnections();
  rmSync(keys, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit = {}) => fetch(`${origin}${path}`, { redirect: "manual", ...init });

async function signIn(portal: string, person: string, from = origin): Promise<Response> {
  return ask(`/${portal}/sign-in`, { method: "POST", headers: { origin: from }, body: new URLSearchParams({ person }) });
}

async function cookieOf(portal: string, person: string): Promise<string> {
  return (await signIn(portal, person)).headers.get("set-cookie")!.split(";")[0]!;
}

async function token(path: string, cookie: string): Promise<string> {
  const response = await ask(path, { headers: { cookie } });
  return ((await response.json()) as { token: string }).token;
}

describe("a portal", () => {
  test("gives nothing to who is not signed in: no token, no page, and no page of the other portal", async () => {
    expect((await ask("/bank/inlay-token")).status).toBe(401);
    for (const path of ["/bank", "/bank/plain", "/bank/several", "/home/isolated"]) {
      const response = await ask(path);
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toContain("/sign-in");
    }
    const anna = await cookieOf("bank", "anna");
    expect((await ask("/home/inlay-token", { headers: { cookie: anna.replace("portal_bank", "portal_home") } })).status).toBe(
      401,
    );
    expect((await ask("/bank/inlay-token", { headers: { cookie: "portal_bank=__proto__" } })).status).toBe(401);
  });

  test("signs for the person of the session, whatever the address says", async () => {
    const anna = await cookieOf("bank", "anna");
    const jwks = (await (await ask("/bank/jwks.json")).json()) as JSONWebKeySet;
    expect(jwks.keys[0]).not.toHaveProperty("d");
    const text = await token(
      "/bank/inlay-token?sub=cust-1002&subject=cust-1002&person=jonas&can=query,export&scope=tenant",
      anna,
    );
    const { payload, protectedHeader } = await jwtVerify(text, createLocalJWKSet(jwks), { issuer: "halden", audience: INLAY });
    expect(protectedHeader).toEqual({ alg: "EdDSA", typ: "inlay-embed+jwt", kid: jwks.keys[0]!.kid });
    expect(payload).toMatchObject({ sub: "cust-1001", dashboards: ["spending"], can: ["export"] });
    expect(payload).not.toHaveProperty("scope");
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(600);
    expect(decodeJwt(await token("/bank/inlay-token", anna)).jti).not.toBe(payload.jti);
  });

  test("shows all customers to staff alone", async () => {
    const anna = await cookieOf("bank", "anna");
    expect((await ask("/bank/inlay-token?tenantwide", { headers: { cookie: anna } })).status).toBe(403);
    expect((await ask("/bank/plain?tenantwide", { headers: { cookie: anna } })).status).toBe(403);
    const claims = decodeJwt(await token("/bank/inlay-token", await cookieOf("bank", "desk")));
    expect(claims).toMatchObject({ scope: "tenant" });
    expect(claims).not.toHaveProperty("sub");
  });

  test("signs nobody in for another site, and leads nowhere else afterwards", async () => {
    expect((await signIn("bank", "anna", "https://evil.example")).status).toBe(403);
    expect((await signIn("bank", "nobody")).status).toBe(400);
    for (const next of ["https://evil.example", "//evil.example", "/home", "/bank/../home", "/bank\nx"]) {
      const body = new URLSearchParams({ person: "anna", next });
      const response = await ask("/bank/sign-in", { method: "POST", headers: { origin }, body });
      expect(response.headers.get("location"), next).toBe("/bank");
    }
  });

  test("forgets who signs out", async () => {
    const anna = await cookieOf("bank", "anna");
    await ask("/bank/sign-out", { method: "POST", headers: { origin, cookie: anna } });
    expect((await ask("/bank/inlay-token", { headers: { cookie: anna } })).status).toBe(401);
  });

  test("allows in its policy what a frame needs, and no inline script or style", async () => {
    const anna = await cookieOf("bank", "anna");
    const response = await ask("/bank/isolated", { headers: { cookie: anna } });
    const policy = response.headers.get("content-security-policy")!;
    for (const directive of ["script-src 'self'", "frame-src", "form-action 'self'"])
      expect(policy).toContain(`${directive} ${INLAY}`.replace("  ", " "));
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(await response.text()).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/);
  });

  test("escapes what comes from an address", async () => {
    const text = await (await ask("/bank/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")).text();
    expect(text).not.toContain("<script>alert");
  });

  test("keeps its private key to its owner", () => {
    expect(statSync(join(keys, "bank.pem")).mode & 0o777).toBe(0o600);
  });

  test("fails, waits and is wrong when a test asks for it", async () => {
    const cookie = await cookieOf("bank", "anna");
    const page = await (
      await ask("/bank?fail-token=2&skew=-300&lock=category:groceries&lock=account:", { headers: { cookie } })
    ).text();
    const path = /token-url="([^"]+)"/.exec(page)![1]!.replaceAll("&#38;", "&");
    for (const status of [503, 503, 200]) expect((await ask(path, { headers: { cookie } })).status).toBe(status);
    const claims = decodeJwt(await token(path, cookie));
    expect(Math.round(Date.now() / 1000) - claims.iat!).toBeGreaterThan(295);
    expect(claims.filters).toEqual({ category: ["groceries"], account: [] });
  });
});

test("the bank's portal calls its customers by the names that the demo's world gives them", () => {
  const world = people("inlay", 3);
  const named = peopleOf(
    "bank",
    world.map(({ id }) => id),
  ).filter(({ subject }) => subject !== null);
  expect(named.map(({ subject, name }) => [subject, name])).toEqual(world.map(({ id, name }) => [id, name]));
});
