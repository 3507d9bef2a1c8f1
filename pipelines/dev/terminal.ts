/** Plain output for people: colours only on a terminal that wants them, progress on one line there and rarely elsewhere. */
export type Terminal = {
  say(line?: string): void;
  /** Names a step, runs it, and says how long it took. */
  step<T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T>;
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
};

/** Tells how far a step is: done of total (any unit), and a word beside it. */
export type Progress = (done: number, total: number, note?: string) => void;

export function terminal(out: NodeJS.WriteStream = process.stdout): Terminal {
  const colours = out.isTTY === true && out.hasColors();
  const paint = (code: string) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const [bold, dim, good, bad] = [paint("1"), paint("2"), paint("32"), paint("31")];
  const say = (line = "") => void out.write(`${line}\n`);
  return {
    say,
    bold,
    dim,
    good,
    bad,
    step: async (title, work) => {
      const begun = performance.now();
      const bar = progressLine(out, title);
      try {
        const result = await work(bar.progress);
        bar.clear();
        say(`${good("✓")} ${title} ${dim(duration(performance.now() - begun))}`);
        return result;
      } catch (error) {
        bar.clear();
        say(`${bad("✗")} ${title} ${dim(duration(performance.now() - begun))}`);
        throw error;
      }
    },
  };
}

function progressLine(out: NodeJS.WriteStream, title: string): { progress: Progress; clear: () => void } {
  const begun = performance.now();
  let shown = 0;
  if (out.isTTY) out.write(`… ${title}`);
  return {
    progress: (done, total, note = "") => {
      const now = performance.now();
      // A log file gets a line every ten seconds instead of a moving bar.
      if (now - shown < (out.isTTY ? 100 : 10_000)) return;
      shown = now;
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const left = share > 0.02 ? `${duration(((now - begun) / share) * (1 - share))} left` : "";
      const text = [`${Math.floor(share * 100)} %`, note, left].filter(Boolean).join(", ");
      if (out.isTTY) out.write(`\r\u001b[K… ${title} ${"█".repeat(Math.round(share * 24)).padEnd(24, "░")} ${text}`);
      else out.write(`  ${title}: ${text}\n`);
    },
    clear: () => {
      if (out.isTTY) out.write("\r\u001b[K");
    },
  };
}

/** Milliseconds as people say it: 350 ms, 4.2 s, 2 min 5 s. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
