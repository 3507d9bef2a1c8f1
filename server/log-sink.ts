import { writeSync } from "node:fs";

const STDOUT = 1;

/**
 * Where log lines go: standard output, whatever becomes of it. A line that cannot be written, since the disk below is full or
 * its reader has gone, is lost and no more: pino's own sink throws then, keeps what it could not write, and at the end of
 * the process tries it again for ever, so that whoever keeps the process alive never learns that it is gone.
 */
export const logSink = {
  write(line: string): void {
    const bytes = Buffer.from(line);
    try {
      const written = writeSync(STDOUT, bytes);
      if (written < bytes.length) later(bytes.subarray(written));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") later(bytes);
    }
  },
};

let watched = false;

/** By Node's own stream, which waits until a slow reader of a pipe has read. */
function later(bytes: Buffer): void {
  if (!watched) process.stdout.on("error", () => {});
  watched = true;
  process.stdout.write(bytes);
}
