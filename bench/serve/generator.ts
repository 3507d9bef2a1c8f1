import { fork } from "node:child_process";
import { join } from "node:path";
import type { Done, Job } from "#bench/serve/jobs.ts";

export type Generator = { run(job: Job): Promise<Done>; end(): void };

/** A process that makes load, so that what it costs is not in the times of whoever serves. */
export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, "generate.ts"), { serialization: "advanced" });
  const ended = new Promise<never>((_, fail) => {
    child.once("exit", (code) => fail(new Error(`The process that makes the load ended with ${code}.`)));
  });
  ended.catch(() => {});
  return {
    run: (job) => {
      const answered = new Promise<Done>((done, fail) =>
        child.once("message", (message: { done: Done } | { failed: string }) =>
          "done" in message ? done(message.done) : fail(new Error(message.failed)),
        ),
      );
      child.send(job);
      return Promise.race([answered, ended]);
    },
    end: () => void child.kill(),
  };
}
