/**
 * Resolves at the first request to end: Ctrl-C, SIGTERM or SIGHUP. npm and the terminal both pass a Ctrl-C on, so the
 * same wish comes twice; only one that comes seconds later means "now", and then the process leaves at once (what it
 * leaves behind ends by itself: see leash.mjs and the guard of the embedded server).
 */
export function untilAsked(say: (line: string) => void): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    let first = 0;
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(name, () => {
        if (first === 0) {
          first = Date.now();
          say("\nEnding (again to leave at once) …");
          done(name);
        } else if (Date.now() - first > 2_000) process.exit(130);
      });
    }
  });
}
