import { isMainThread } from "node:worker_threads";

// Preloaded into each child of the demo (`node --import`): its standard input is a pipe that the parent holds open and
// never writes to. When the parent is gone, however it went, the pipe ends, and so does the child.
// A thread of the child preloads this too, with a standard input of its own that ends at once; and Next hands its
// preloads on to helpers (of PostCSS), whose standard input is closed from the start: only the child itself is meant.
if (isMainThread && process.env.INLAY_LEASH) {
  // Taken off here, so that no helper inherits it.
  delete process.env.INLAY_LEASH;
  process.stdin.resume();
  process.stdin.on("error", leave);
  process.stdin.on("end", leave);
  process.stdin.unref?.();
}

function leave() {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(143), 8_000).unref();
}
