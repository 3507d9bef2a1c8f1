/** How many milliseconds lie between two lines where there is no terminal to write over. */
const PLAIN_EVERY_MS = 10_000;

/**
 * Shows progress on standard error: one line written over and over in a terminal, now and then a line elsewhere,
 * nothing when `quiet`. `end` leaves the last line standing.
 */
export function progressLine(quiet = false): { show(text: string): void; end(): void } {
  const terminal = process.stderr.isTTY;
  let shownAt = 0;
  let last = "";
  let shown = "";
  return {
    show(text) {
      const now = Date.now();
      last = text;
      if (quiet || now - shownAt < (terminal ? 100 : PLAIN_EVERY_MS)) return;
      shownAt = now;
      shown = text;
      process.stderr.write(terminal ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    end() {
      if (quiet || last === "") return;
      if (terminal) process.stderr.write(`\r\u001b[2K${last}\n`);
      else if (last !== shown) process.stderr.write(`${last}\n`);
    },
  };
}

/** A signal that Ctrl-C and SIGTERM raise, so that long work ends between two transactions; a second one ends at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      process.stderr.write("\nEnding after this step; press Ctrl-C again to end at once.\n");
      controller.abort();
      process.once(name, () => process.exit(130));
    });
  }
  return controller.signal;
}
