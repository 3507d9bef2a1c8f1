import { portalServer } from "./server.ts";
import { originOf, readSettings } from "./settings.ts";

/** `node e2e/partner/main.ts <settings.json>`: the portals, until SIGTERM or Ctrl-C. */
const file = process.argv[2];
if (!file) throw new Error("Name the file of settings: node e2e/partner/main.ts <settings.json>");
const settings = readSettings(file);
const server = portalServer(settings);
server.listen(settings.port, "127.0.0.1", () => process.stdout.write(`Portals at ${originOf(settings)}\n`));
for (const name of ["SIGTERM", "SIGINT"] as const)
  process.once(name, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
