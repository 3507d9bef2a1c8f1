import { surviveLostConnections } from "#db/stray.ts";
import { receive } from "#pipelines/collect/receive.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { webReceiver } from "#pipelines/collect/web-door.ts";
import { readEnv } from "#server/env.ts";
import { answer } from "#server/http/answer.ts";
import { log } from "#server/log.ts";

// Next, too, stays alive after a rejection that nobody handled.
surviveLostConnections((err) => log.warn({ event: "web.connection_lost", err }));

// The door of POST /api/v1/events as a process of its own, on PORT: what the route handler does, in a plain HTTP server.
await serve((request) => answer(async () => receive(await webReceiver(), request)), readEnv().PORT ?? 0);
