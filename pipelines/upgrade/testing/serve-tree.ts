import { join } from "node:path";
import { serve } from "#pipelines/collect/testing/http-server.ts";

// The doors of a version's REST API as a process of its own, without a build: its route handlers in a plain HTTP server.
// Arguments: the version's tree, the port. Run in that tree, where its readiness looks for its migrations.
const [tree, port] = process.argv.slice(2);
if (!tree || !port) throw new Error("tree and port are needed");

type Routes = Record<string, (request: Request) => Promise<Response>>;

await serve(async (request) => {
  const { pathname } = new URL(request.url);
  const routes = (await import(join(tree, "app", `${pathname}/route.ts`))) as Routes;
  return routes[request.method]!(request);
}, Number(port));

// Next, too, stays alive after a rejection that nobody handled.
process.on("unhandledRejection", (reason) => process.stderr.write(`${reason}\n`));
