import { GET as getBatch } from "#app/api/v1/batches/[id]/route.ts";
import { POST as sendEvents } from "#app/api/v1/events/route.ts";
import { POST as queryMetrics } from "#app/api/v1/query/route.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { makePerson } from "#server/auth/testing/people.ts";
import type { BatchView } from "#server/events/load-batch.ts";
import type { Receipt } from "#server/events/receipt.ts";
import { ADDRESS, ask, withKey, withSession } from "#server/isolation/testing/asking.ts";
import { serve } from "#server/isolation/testing/setting.ts";
import { createKey } from "#server/keys/create-key.ts";
import type { QueryResponse } from "#server/metrics/contract.ts";

type Answer<Body> = { status: number; body: Body & { code?: string; detail?: string }; headers: Headers };

/** A tenant with the doors that its servers and its people use, and the workers' work when asked for. */
export type Shop = {
  db: TestDatabase;
  tenantId: string;
  /** POST /api/v1/events */
  send(body: string | Buffer | ReadableStream<Uint8Array>, headers?: Record<string, string>): Promise<Answer<Receipt>>;
  /** GET /api/v1/batches/{id} */
  batch(id: string): Promise<Answer<BatchView>>;
  /** POST /api/v1/query, about the whole tenant unless it says otherwise */
  query(question: object): Promise<Answer<QueryResponse>>;
  /** A procedure of the console, asked by an admin. */
  show(path: string, input: object): Promise<{ status: number; data: Record<string, unknown>; text: string }>;
  /** Processes, rolls and refreshes all there is; the figures have to be those of their events then. */
  work(): Promise<void>;
};

export type Shops = { open(): Promise<Shop>; end(): Promise<void> };

/** An installation in which tenants can be opened. The door keeps its connections as long as the process lives: one for a file. */
export async function openShops(): Promise<Shops> {
  const db = await testDatabase();
  const end = serve(db);
  return { open: () => openShop(db), end };
}

async function openShop(db: TestDatabase): Promise<Shop> {
  const tenantId = await newTenant(db);
  const sql = db.sql("pipeline");
  const { key } = await createKey(sql, tenantId, { name: "test", scopes: ["events:write", "query:read"] }, "test");
  const admin = await withSession(await makePerson(db, "admin", tenantId));

  const post = (path: string, body: BodyInit, headers: Record<string, string>) => {
    const init = {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...withKey(key), ...headers },
      duplex: "half",
    };
    return new Request(`${ADDRESS}${path}`, init as RequestInit);
  };
  return {
    db,
    tenantId,
    send: async (body, headers = {}) =>
      answerOf(await sendEvents(post("/api/v1/events", Buffer.isBuffer(body) ? new Uint8Array(body) : body, headers))),
    batch: async (id) => {
      const request = new Request(`${ADDRESS}/api/v1/batches/${id}`, { headers: withKey(key) });
      return answerOf(await getBatch(request, { params: Promise.resolve({ id }) }));
    },
    query: async (question) =>
      answerOf(await queryMetrics(post("/api/v1/query", JSON.stringify({ scope: "tenant", ...question }), {}))),
    show: async (path, input) => {
      const { status, text } = await ask("query", path, input, admin);
      return { status, text, data: (JSON.parse(text) as { result?: { data: Record<string, unknown> } }).result?.data ?? {} };
    },
    work: async () => {
      await processAll(sql);
      for (const view of MAT_VIEWS) await refreshView(sql, view);
      const { differences, waiting } = await verifyTenant(sql, tenantId);
      if (differences.length > 0 || waiting > 0) throw new Error(JSON.stringify({ differences, waiting }));
    },
  };
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  return { status: response.status, body: (await response.json()) as Answer<Body>["body"], headers: response.headers };
}
