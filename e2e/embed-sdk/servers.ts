import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { bundleSdk } from "#pipelines/dev/build-sdk.ts";
import type { StandInConfig } from "./stand-in-frame.ts";

/** What the form brought to the door. */
export type Opened = { dashboard: string; fields: Record<string, string>; headers: IncomingMessage["headers"] };

export type World = {
  /** The host's pages, on one host name. */
  host: string;
  /** The deployment with frames that stand in, on another host name. */
  inlay: string;
  /** Somebody else's pages. */
  stranger: string;
  /** Openings of frames since the test began, and every address that was asked for. */
  opened: Opened[];
  addresses: string[];
  close(): Promise<void>;
};

const AS_SCRIPT = { "content-type": "text/javascript", "access-control-allow-origin": "*" };

/** Two real servers: a host's, and one in the place of a deployment, with the real SDK and pages that stand in for frames. */
export async function startWorld(): Promise<World> {
  const [script, module, standIn, react] = await Promise.all([
    bundleSdk("v1.js"),
    bundleSdk("v1.mjs"),
    bundled("e2e/embed-sdk/stand-in-frame.ts"),
    bundled("e2e/embed-sdk/react-host.ts"),
  ]);
  const opened: Opened[] = [];
  const addresses: string[] = [];
  const tickets = new Map<string, StandInConfig>();

  const inlay = await listen("127.0.0.1", async (request, response) => {
    addresses.push(request.url ?? "");
    const path = new URL(request.url ?? "/", "http://x").pathname;
    if (path === "/embed/v1.js") return answer(response, script, AS_SCRIPT);
    if (path === "/embed/v1.mjs") return answer(response, module, AS_SCRIPT);
    if (path === "/stand-in.js") return answer(response, standIn, AS_SCRIPT);
    if (path === "/blank") return answer(response, "<!doctype html><title>Blank</title>", { "content-type": "text/html" });
    if (path.startsWith("/embed/v/")) {
      const config = tickets.get(path);
      if (config) tickets.set(path, { ...config, used: true });
      return answer(response, framePage(config), {
        "content-type": "text/html",
        // Without the fence of the headers, the handshake alone has to hold.
        "content-security-policy": `frame-ancestors ${config?.dashboard === "unfenced" ? "*" : (config?.origin ?? "'none'")}`,
      });
    }
    if (request.method === "POST" && path.startsWith("/embed/")) {
      const fields = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
      const dashboard = decodeURIComponent(path.slice("/embed/".length));
      opened.push({ dashboard, fields, headers: request.headers });
      const ticket = `/embed/v/${opened.length}-${Date.now()}`;
      const { channel = "", origin = "", debug } = fields;
      if (dashboard !== "mute") tickets.set(ticket, { dashboard, channel, origin, debug: debug === "1", used: false });
      response.writeHead(303, { location: ticket }).end();
      return;
    }
    response.writeHead(404).end();
  });

  const stranger = await listen("localhost", (_, response) =>
    answer(response, "<!doctype html><title>Stranger</title>", { "content-type": "text/html" }),
  );

  let tokens = 0;
  const host = await listen("localhost", (request, response) => {
    const url = new URL(request.url ?? "/", "http://x");
    if (url.pathname === "/token")
      return answer(response, JSON.stringify({ token: `head.${++tokens}.sign` }), { "content-type": "application/json" });
    if (url.pathname === "/react.js") return answer(response, react, AS_SCRIPT);
    answer(response, hostPage(inlay.origin, url.searchParams.get("body") ?? `<div id="place"></div>`), {
      "content-type": "text/html",
      // As strict as a bank's: nothing inline, and of Inlay what the protocol's page names.
      "content-security-policy": url.searchParams.has("lax")
        ? "object-src 'none'"
        : `default-src 'none'; connect-src 'self'; script-src 'self' ${inlay.origin}; frame-src 'self' ${inlay.origin}; form-action ${inlay.origin}`,
    });
  });

  return {
    host: host.origin,
    inlay: inlay.origin,
    stranger: stranger.origin,
    opened,
    addresses,
    close: async () => {
      for (const { server } of [inlay, host, stranger]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

const hostPage = (inlay: string, body: string) =>
  `<!doctype html><html lang="en"><title>Host</title><body>${body}<script src="${inlay}/embed/v1.js"></script></body></html>`;

const framePage = (config: StandInConfig | undefined) =>
  `<!doctype html><html lang="en"><title>Stand-in</title><style>body{margin:0}</style><body><div id="content">Stand-in</div>${
    config
      ? `<script type="application/json" id="config">${JSON.stringify(config)}</script><script src="/stand-in.js"></script>`
      : ""
  }</body></html>`;

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

async function listen(name: string, handler: Handler): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    Promise.resolve(handler(request, response)).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, name, done));
  return { server, origin: `http://${name}:${(server.address() as AddressInfo).port}` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function answer(response: ServerResponse, body: string, headers: Record<string, string>): void {
  response.writeHead(200, { "cache-control": "no-store", ...headers }).end(body);
}
