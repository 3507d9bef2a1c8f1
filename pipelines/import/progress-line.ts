import type { ImportProgress } from "./import-file.ts";

/** Where progress is written: a terminal gets one line that moves, anything else a line now and then. */
export type Terminal = { isTTY?: boolean; write: (text: string) => unknown };

const TTY_EVERY_MS = 200;
const LOG_EVERY_MS = 15_000;

/** Shows how an import goes: share by bytes, rate, time left. `done` ends the line. */
export function progressLine(terminal: Terminal, now: () => number = () => performance.now()) {
  const began = now();
  let shown = terminal.isTTY ? Number.NEGATIVE_INFINITY : began;
  let open = false;
  return {
    update(progress: ImportProgress): void {
      if (now() - shown < (terminal.isTTY ? TTY_EVERY_MS : LOG_EVERY_MS)) return;
      shown = now();
      const text = progressText(progress, (now() - began) / 1000);
      terminal.write(terminal.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
      open = terminal.isTTY === true;
    },
    done(): void {
      if (open) terminal.write("\r\u001b[2K");
      open = false;
    },
  };
}

export function progressText({ bytes, totalBytes, events, waiting }: ImportProgress, seconds: number): string {
  const share = totalBytes > 0 ? bytes / totalBytes : 1;
  const rate = seconds > 0 ? Math.round(events / seconds) : 0;
  const left = share > 0.01 && seconds > 1 ? `, ${duration((seconds / share) * (1 - share))} left` : "";
  const filled = Math.round(share * 24);
  const bar = "█".repeat(filled) + "░".repeat(24 - filled);
  const state = waiting ? `waiting: ${waiting}` : `${events.toLocaleString("en")} events, ${rate.toLocaleString("en")}/s${left}`;
  return `${bar} ${(share * 100).toFixed(0).padStart(3)} %  ${state}`;
}

export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
