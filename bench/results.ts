import type { Judged } from "#bench/measured.ts";
import { cells, circumstances, HEADS, type Report } from "#bench/report.ts";

/** Each promise that was not kept, with by how much. */
export function missedLines(reports: readonly Report[]): string[] {
  return reports.flatMap(({ bench, lines }) =>
    lines
      .filter(({ met }) => met === false)
      .map((line) => `- ${bench}: ${line.name}: ${line.missed}${line.note ? ` (${line.note})` : ""}`),
  );
}

/** `bench/RESULTS.md`: what was promised and missed first, then every line of every benchmark. */
export function resultsText(reports: readonly Report[], when: Date): string {
  const promises = reports.flatMap(({ lines }) => lines.filter(({ met }) => met !== undefined));
  const missed = missedLines(reports);
  return [
    "# Results of the benchmarks",
    "",
    `Written by \`npm run bench -- --write\` on ${when.toISOString().slice(0, 10)}: ${promises.length - missed.length} of ${promises.length} promises kept.`,
    "A floor is measured interleaved with its line, in the same run, so that ratios hold on a busy machine too.",
    "",
    "## Missed",
    "",
    ...(missed.length > 0 ? missed : ["Nothing."]),
    "",
    ...reports.flatMap(section),
  ].join("\n");
}

function section(report: Report): string[] {
  const notes = report.lines.filter(({ note }) => note);
  return [
    `## ${report.bench}`,
    "",
    ...circumstances(report).map((line) => `- ${line}`),
    "",
    row(HEADS),
    row(HEADS.map((_, at) => (at === 0 || at === HEADS.length - 1 ? "---" : "---:"))),
    ...report.lines.map((line) => row(shown(line))),
    "",
    ...notes.flatMap(({ name, note }) => [`${name}: ${note}`, ""]),
  ];
}

const shown = (line: Judged): string[] => cells(line).map((cell) => cell.replaceAll("|", "\\|"));
const row = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
