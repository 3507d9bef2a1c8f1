// Last step of `npm run bench`: what was missed, of all reports in a folder; with --write also bench/RESULTS.md.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "#bench/report.ts";
import { missedLines, resultsText } from "#bench/results.ts";

const folder = process.argv[2] ?? "";
const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
const reports = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as Report));
process.stdout.write(`${missedLines(reports).join("\n") || "Nothing that was promised is missed."}\n`);
if (process.argv.includes("--write")) {
  await writeFile(join(import.meta.dirname, "RESULTS.md"), resultsText(reports, new Date()));
  process.stdout.write("Written: bench/RESULTS.md\n");
}
