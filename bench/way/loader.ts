import { fork } from "node:child_process";
import { join } from "node:path";
import type { Done, Job } from "#bench/way/jobs.ts";
import { ROOT } from "#pipelines/dev/children.ts";

export type Loader = {
  /** @throws Error when the process fails */
  run(job: Job): Promise<Done>;
  end(): void;
};

/** A process that makes load, so that what it costs is not in the figures of whoever measures. */
export function startLoader(): Loader {
  const child = fork(join(ROOT, "bench/way/load.ts"), { serialization: "advanced" });
  const failed = new Promise<never>((_, fail) => {
    child.once("exit", (code) => fail(new Error(`The process that makes the load ended with ${code}.`)));
  });
  failed.catch(() => {});
  return {
    run: (job) => {
      const done = new Promise<Done>((resolve) => child.once("message", (message) => resolve(message as Done)));
      child.send(job);
      return Promise.race([done, failed]);
    },
    end: () => void child.kill(),
  };
}
