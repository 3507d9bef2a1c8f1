import { POST } from "#app/api/v1/events/route.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { readEnv } from "#server/env.ts";
import { watchRequests } from "#server/observe/watch-requests.ts";

// The door for events as a process of its own, on PORT, watched as the web app is; without Next, so that no build is needed.
const { PORT, TRUSTED_PROXIES } = readEnv();
watchRequests(TRUSTED_PROXIES);
await serve(POST, PORT);
