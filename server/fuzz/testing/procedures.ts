import type { z } from "zod";
import { GET, POST } from "#app/api/trpc/[trpc]/route.ts";
import type { Reply } from "#server/fuzz/testing/faults-in.ts";
import { ADDRESS } from "#server/isolation/testing/asking.ts";
import { textOf } from "#server/testing/nasty.ts";
import { appRouter } from "#server/trpc/router.ts";

export type Procedure = {
  path: string;
  type: "query" | "mutation" | "subscription" /** Null: it takes none. */;
  input: z.ZodType | null;
};

/** Every procedure of the app, from the router itself. */
export function allProcedures(): Procedure[] {
  // The router holds them by path; its type shows them as a tree.
  const byPath = appRouter._def.procedures as unknown as Readonly<
    Record<string, { _def: { type: Procedure["type"]; inputs: readonly z.ZodType[] } }>
  >;
  return Object.entries(byPath).map(([path, { _def }]) => {
    if (_def.inputs.length > 1) throw new Error(`${path} has several inputs: how they go together has to be told here.`);
    return { path, type: _def.type, input: _def.inputs[0] ?? null };
  });
}

/** Calls a procedure by its HTTP door, as a client that sends this input; of a stream, what comes first is enough. */
export async function callProcedure({ path, type }: Procedure, input: unknown, headers: Record<string, string>): Promise<Reply> {
  const text = textOf(input);
  const address = `${ADDRESS}/api/trpc/${path}`;
  if (type === "mutation") {
    const sent = { ...headers, "content-type": "application/json" };
    return read(await POST(new Request(address, { method: "POST", headers: sent, body: text ?? null })));
  }
  const stopped = new AbortController();
  const asked = text === undefined ? address : `${address}?input=${encodeURIComponent(text)}`;
  const response = await GET(new Request(asked, { headers, signal: stopped.signal }));
  if (type === "query") return read(response);
  return firstOf(response, stopped);
}

export async function read(response: Response): Promise<Reply> {
  return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
}

/** What a stream says first; then it is left. */
export async function firstOf(response: Response, stopped: AbortController): Promise<Reply> {
  const reader = response.body!.getReader();
  const first = await reader.read();
  stopped.abort();
  await reader.cancel().catch(() => {});
  return { status: response.status, type: "stream", text: Buffer.from(first.value ?? []).toString("utf8") };
}
