import { vi } from "vitest";
import * as door from "#app/embed/[dashboard]/route.ts";
import { takeRenderer } from "#app/embed/testing/take-renderer.ts";
import * as frame from "#app/embed/v/[ticket]/route.ts";
import type { Boot } from "#components/frame/boot.ts";
import { inScope } from "#db/scope.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { setEmbedSettings } from "#server/embed/settings.ts";
import { embeddingDatabase, embeddingTenant, type Tenant } from "#server/embed/testing/embedding.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { closePools } from "#server/pools.ts";

export const HOST = "https://app.acme.example";
export const CHANNEL = "a-channel-of-this-test";
const ADDRESS = "https://inlay.example";

/** What a browser says when it loads a frame. */
export const LOADING = { "sec-fetch-dest": "iframe", "sec-fetch-mode": "navigate", "sec-fetch-site": "cross-site" };

export type World = { db: TestDatabase; acme: Tenant; end(): Promise<void> };

/** An installation with one tenant that embeds, in pages of HOST. */
export async function openWorld(): Promise<World> {
  const removed = await takeRenderer();
  const db = await embeddingDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  const acme = await embeddingTenant(db, "Acme-Secretive");
  const settings = { origins: [HOST], rights: [], theme: ThemeTokens.parse({}), locale: null };
  const scope = { tenantId: acme.id, subjects: { mode: "all" }, limits: "none" } as const;
  await inScope(db.sql("app"), scope, (tx) => setEmbedSettings(tx, acme.id, settings, "test"));
  const end = async () => {
    await Promise.all([closePools(), removed()]);
    vi.unstubAllEnvs();
    await db.drop();
  };
  return { db, acme, end };
}

type Asked = { headers?: Record<string, string>; body?: BodyInit; dashboard?: string };

/** The form of the SDK, with some fields otherwise. */
export const form = (token: string, more: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({ token, channel: CHANNEL, origin: HOST, ...more });

/** The door of the SDK, as a browser comes to it. */
export function post(body: BodyInit, { headers, dashboard = "spending" }: Asked = {}): Promise<Response> {
  const init = { method: "POST", body, headers: { ...LOADING, origin: HOST, ...headers }, duplex: "half" } as RequestInit;
  return door.POST(new Request(`${ADDRESS}/embed/${encodeURIComponent(dashboard)}`, init), context({ dashboard }));
}

/** The door of a plain iframe. */
export function get(query: string, { headers = LOADING, dashboard = "spending" }: Asked = {}): Promise<Response> {
  return door.GET(new Request(`${ADDRESS}/embed/${dashboard}?${query}`, { headers }), context({ dashboard }));
}

/** The address to which a door leads. @throws Error when it leads nowhere */
export function ticketIn(answer: Response): string {
  const ticket = /^\/embed\/v\/([\w-]{43})$/.exec(answer.headers.get("location") ?? "")?.[1];
  if (answer.status !== 303 || !ticket) throw new Error(`The door answered ${answer.status} and leads nowhere.`);
  return ticket;
}

/** A frame's page, by its ticket. */
export function draw(ticket: string, headers: Record<string, string> = LOADING): Promise<Response> {
  return frame.GET(new Request(`${ADDRESS}/embed/v/${ticket}`, { headers }), context({ ticket }));
}

const context = <Params extends object>(params: Params) => ({ params: Promise.resolve(params) });

/** What a page tells its scripts, and all else that runs in it. */
export function scriptsIn(html: string): { boot: Boot | null; others: string[] } {
  const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)];
  const boot = scripts.find(([, attributes]) => attributes?.includes('id="boot"'));
  const others = scripts.filter((script) => script !== boot).map(([whole]) => whole);
  return { boot: boot ? (JSON.parse(boot[2]!) as Boot) : null, others };
}
