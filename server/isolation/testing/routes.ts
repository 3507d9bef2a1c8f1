import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ADDRESS, type Answer } from "#server/isolation/testing/asking.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response> | Response;

/** Every route handler of the app folder, by method and path as the folder writes it: "GET /api/v1/batches/[id]". */
export async function allRoutes(): Promise<Map<string, Handler>> {
  const files = (await readdir(join(ROOT, "app"), { recursive: true })).filter((name) => /(^|\/)route\.tsx?$/.test(name));
  const found = new Map<string, Handler>();
  for (const file of files) {
    const module = (await import(/* @vite-ignore */ join(ROOT, "app", file))) as Partial<
      Record<(typeof METHODS)[number], Handler>
    >;
    // Folders in parentheses group files and are no part of the address.
    const path = `/${file}`.replace(/\/\([^)]*\)/g, "").replace(/\/route\.tsx?$/, "");
    for (const method of METHODS) if (module[method]) found.set(`${method} ${path}`, module[method]);
  }
  return found;
}

export type Call = { params?: Record<string, string | string[]>; body?: unknown };

/** Calls a route handler as its server does. */
export async function callRoute(
  handler: Handler,
  route: string,
  headers: Record<string, string>,
  call: Call = {},
): Promise<Answer> {
  const [method, pattern] = route.split(" ") as [string, string];
  const path = pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => String(call.params?.[name] ?? ""));
  const json = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
  const sent = {
    method,
    headers: { ...(call.body !== undefined && { "content-type": "application/json" }), ...headers },
    ...json,
  };
  const response = await handler(new Request(`${ADDRESS}${path}`, sent), { params: Promise.resolve(call.params ?? {}) });
  return { status: response.status, text: await response.text(), code: null };
}
