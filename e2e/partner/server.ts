import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { extname, join } from "node:path";
import { indexPage } from "./pages/entry.ts";
import { answerPortal, type Portal } from "./portal.ts";
import { json, page, pageHeaders, type Reply } from "./reply.ts";
import { Sessions } from "./sessions.ts";
import { originOf, PORTALS, type PortalName, type Settings } from "./settings.ts";
import { signingKey } from "./signing-key.ts";

const MAX_BODY_BYTES = 4_096;
const TYPES: Record<string, string> = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const ASSETS = join(import.meta.dirname, "assets");

/** The apps of two companies that have Inlay inside, on one origin of their own. Not listening yet. */
export function portalServer(settings: Settings): Server {
  const sessions = new Sessions();
  const portals = Object.fromEntries(
    PORTALS.map((name) => [name, { name, settings, sessions, key: signingKey(settings.keys, name) }]),
  ) as Record<PortalName, Portal>;
  return createServer((request, response) => {
    answer(request, settings, portals)
      .catch((error: unknown): Reply => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        return json({ error: "The portal failed." }, 500);
      })
      .then(({ status, headers, body }) => {
        response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
      });
  });
}

async function answer(request: IncomingMessage, settings: Settings, portals: Record<PortalName, Portal>): Promise<Reply> {
  const url = new URL(request.url ?? "/", originOf(settings));
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const [, first = "", ...rest] = url.pathname.split("/");
  if (first === "") return page(indexPage(settings.inlay), pageHeaders(settings.inlay));
  if (first === "healthz") return json({ ok: true });
  if (first === "assets") return asset(rest.join("/"));
  const portal = PORTALS.find((name) => name === first);
  if (!portal) return json({ error: "There is nothing at this address." }, 404);
  return answerPortal(portals[portal], {
    method,
    path: rest.join("/"),
    query: url.searchParams,
    cookies: request.headers.cookie,
    form: method === "POST" ? new URLSearchParams(await bodyOf(request)) : new URLSearchParams(),
    own: request.headers.origin === originOf(settings),
  });
}

/** Styles and scripts, which are the same for everybody. */
function asset(name: string): Reply {
  const type = TYPES[extname(name)];
  if (!type || !/^[\w-]+\.\w+$/.test(name)) return json({ error: "There is nothing at this address." }, 404);
  try {
    return {
      status: 200,
      headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache", "x-content-type-options": "nosniff" },
      body: readFileSync(join(ASSETS, name)),
    };
  } catch {
    return json({ error: "There is nothing at this address." }, 404);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MAX_BODY_BYTES) return "";
  }
  return text;
}
