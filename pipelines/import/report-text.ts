import type { DryRunReport } from "./dry-run.ts";
import type { ImportReport } from "./import-file.ts";
import { duration } from "./progress-line.ts";
import type { Count } from "./tally.ts";

const number = (value: number) => value.toLocaleString("en");

/** The end of an import, for people. */
export function importText(report: ImportReport, command: string): string {
  const rate = report.ms > 0 ? Math.round((report.events / report.ms) * 1000) : 0;
  const lines = [
    `${report.complete ? "Imported" : "Stopped in the middle of"} ${report.file} in ${duration(report.ms / 1000)} (${number(rate)} events/s)`,
    `  rows         ${number(report.rows)}`,
    `  events       ${number(report.events)} in ${number(report.batches)} batches`,
    `  accepted     ${number(report.accepted)}`,
    ...(report.duplicate > 0 ? [`  duplicates   ${number(report.duplicate)} (stored before; nothing changed)`] : []),
    ...counts("skipped", report.skipped),
    ...counts("refused", report.refused),
    ...counts("quarantined", report.quarantine),
  ];
  if (!report.complete)
    lines.push("", "What was sent is stored. To go on, run the same again; what is there already is recognised:", `  ${command}`);
  return `${lines.join("\n")}\n`;
}

/** What a dry run found, for people. The events themselves are its JSON. */
export function dryRunText(report: DryRunReport): string {
  const lines = [
    ...report.sample.map((event) => JSON.stringify(event, null, 2)),
    "",
    `Dry run of ${report.file}${report.complete ? "" : `, its first ${number(report.rows)} rows`}: nothing was written`,
    `  rows         ${number(report.rows)}`,
    `  acceptable   ${number(report.acceptable)} events`,
    ...counts("skipped", report.skipped),
    ...counts("refused", report.refused),
    ...counts("quarantine", report.quarantine),
  ];
  return `${lines.join("\n")}\n`;
}

function counts(title: string, list: Count[]): string[] {
  if (list.length === 0) return [];
  const lines = [`  ${title.padEnd(12)} ${number(list.reduce((sum, { count }) => sum + count, 0))}`];
  for (const { reason, count, examples } of list.slice(0, 10)) {
    lines.push(`    ${number(count)} x ${reason}`);
    for (const { line, column, message } of examples) lines.push(`      line ${line}${column ? `, ${column}` : ""}: ${message}`);
  }
  if (list.length > 10) lines.push(`    and ${list.length - 10} more reasons`);
  return lines;
}
