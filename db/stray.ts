import { isConnectionLoss } from "#db/sqlstate.ts";

/**
 * Keeps this process alive when a connection is lost that nobody waits for; any other rejection that nobody handles still
 * ends it. For entry points of processes that outlive a restart of the database.
 *
 * The driver asks each new connection for its array types, and waits for the answer in a promise of which nobody knows.
 * When the server goes at that moment, the promise is rejected, and Node ends the process, though whoever wanted the
 * connection gets an error of their own and tries again.
 */
export function surviveLostConnections(told: (error: unknown) => void): void {
  process.on("unhandledRejection", (reason) => {
    if (!isConnectionLoss(reason)) throw reason;
    told(reason);
  });
}
