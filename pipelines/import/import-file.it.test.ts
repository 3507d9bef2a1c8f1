import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { dryRun } from "./dry-run.ts";
import { importFile } from "./import-file.ts";

let db: TestDatabase;
let folder: string;
let tenants = 0;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "inlay-import-"));
});
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

const newTenant = async () => {
  const slug = `acme-${++tenants}`;
  const { id } = await createTenant(db.sql("pipeline"), { slug, name: "Acme", zone: "Europe/Berlin", currency: "EUR" }, "test");
  return { id, slug };
};

const MAPPING = (identity = "{ columns: [id] }", format = "") => `format: { type: csv, delimiter: ";", decimal: ","${format} }
zone: Europe/Berlin
source: acme
identity: ${identity}
time: { column: date, time: { format: dd.MM.yyyy } }
skip: [{ when: { column: amount, empty: true }, reason: no amount }]
emit:
  - type: inlay.spending.transaction.v1
    subject: customer
    fields:
      transactionId: id
      direction: { column: amount, by_sign: { positive: credit, negative: debit, zero: debit } }
      amountMinor: { column: amount, number: { factor: 100, sign: drop, integer: true } }
      currency: { const: EUR }
      description: text
`;
const HEADER = "id;customer;date;amount;text\n";
const row = (index: number) => `t${index};c${index % 7};0${1 + (index % 9)}.03.2026;-${index % 1000},50;Kauf ${index}\n`;

async function files(content: string | Buffer, mapping = MAPPING(), name = "t.csv") {
  const file = join(folder, name);
  const path = join(folder, `${name}.yaml`);
  await Promise.all([writeFile(file, content), writeFile(path, mapping)]);
  return { file, mapping: path };
}
const stored = async (tenantId: string) =>
  db.login()<
    { id: string; data: { description: string; revision?: number } }[]
  >`select id, data from raw.event where tenant_id = ${tenantId} order by id`;

describe("one file", () => {
  test("comes in once: again, as .gz, and under another name it adds nothing", async () => {
    const { id: tenantId } = await newTenant();
    const content = HEADER + Array.from({ length: 4500 }, (_, index) => row(index)).join("");
    const common = { sql: db.sql("collector"), tenantId };
    const byRow = MAPPING("row");
    const first = await importFile({ ...common, ...(await files(content, byRow)) });
    expect(first).toMatchObject({ complete: true, rows: 4500, accepted: 4500, duplicate: 0, quarantined: 0, batches: 3 });
    const again = await importFile({ ...common, ...(await files(gzipSync(content), byRow, "renamed.csv.gz")) });
    expect(again).toMatchObject({ accepted: 0, duplicate: 4500 });
    expect(await stored(tenantId)).toHaveLength(4500);
  });

  test("identical lines are two events by row, and one by id columns", async () => {
    const content = HEADER + row(1) + row(1);
    const by = async (identity: string) => {
      const { id: tenantId } = await newTenant();
      const report = await importFile({ sql: db.sql("collector"), tenantId, ...(await files(content, MAPPING(identity))) });
      return [report.accepted, report.duplicate];
    };
    expect(await by("row")).toEqual([2, 0]);
    expect(await by("{ columns: [id] }")).toEqual([1, 1]);
  });

  test("corrected is imported as a revision, which goes into id and data", async () => {
    const { id: tenantId } = await newTenant();
    const common = { sql: db.sql("collector"), tenantId };
    await importFile({ ...common, ...(await files(HEADER + row(1))) });
    const changed = await files(HEADER + row(1).replace("Kauf", "Korrektur"));
    expect(await importFile({ ...common, ...changed })).toMatchObject({
      accepted: 0,
      quarantined: 1,
      quarantine: [{ reason: "identity.conflict" }],
    });
    expect(await importFile({ ...common, ...changed, revision: 2 })).toMatchObject({ accepted: 1, quarantined: 0 });
    expect((await stored(tenantId)).map(({ id, data }) => [id, data.revision, data.description])).toEqual([
      ["t1", undefined, "Kauf 1"],
      ["t1@2", 2, "Korrektur 1"],
    ]);
  });

  test("tells what it left out and refused, by reason, with line and column", async () => {
    const { id: tenantId } = await newTenant();
    const content = `${HEADER}${row(1)}t2;c;01.03.2026;;x\nt3;c;01.03.2026;1.5;x\nt4;c;31.02.2026;1;x\nt5;c;01.03.2026\nt6;c;01.03.1980;1;x\nt7;;01.03.2026;1;x\nt8;c;01.03.2026;1;"x\n`;
    const given = { sql: db.sql("collector"), tenantId, ...(await files(content)) };
    const tried = await dryRun({ ...given, tenant: given });
    const report = await importFile(given);
    expect(report).toMatchObject({ rows: 8, accepted: 1, quarantined: 1, skipped: [{ reason: "no amount", count: 1 }] });
    const seen = report.refused.map(({ reason, count, examples }) => [reason, count, examples[0]!.line, examples[0]!.column]);
    expect(seen).toEqual([
      ["number.format", 1, 4, "amount"],
      ["time.format", 1, 5, "date"],
      ["row.cells", 1, 6, "cell 4"],
      ["value.missing", 1, 8, "customer"],
      ["row.quote", 1, 9, "character 19"],
    ]);
    expect(report.quarantine).toMatchObject([
      { reason: "time.outside_window", count: 1, examples: [{ line: 7, column: "/time" }] },
    ]);
    expect({ ...tried, skipped: report.skipped }).toMatchObject({
      acceptable: 1,
      skipped: report.skipped,
      refused: report.refused,
    });
    expect(tried.quarantine).toMatchObject([{ reason: "time.outside_window", count: 1 }]);
  });

  test("is read in its own encoding, and refused in a wrong one", async () => {
    const { id: tenantId } = await newTenant();
    const bytes = iconv.encode(HEADER + row(1).replace("Kauf", "Bäckerei"), "windows-1252");
    const common = { sql: db.sql("collector"), tenantId };
    await expect(importFile({ ...common, ...(await files(bytes)) })).rejects.toThrow(/bytes that are not utf-8/);
    await importFile({ ...common, ...(await files(bytes, MAPPING(undefined, ", encoding: windows-1252"))) });
    const utf16 = await files(
      iconv.encode(HEADER + row(2), "utf-16le", { addBOM: true }),
      MAPPING(undefined, ", encoding: utf-16le"),
    );
    await importFile({ ...common, ...utf16 });
    expect((await stored(tenantId)).map(({ data }) => data.description)).toEqual(["Bäckerei 1", "Kauf 2"]);
  });

  test("of CloudEvents comes in as it is", async () => {
    const { id: tenantId } = await newTenant();
    const event = {
      specversion: "1.0",
      id: "e1",
      source: "/x",
      type: "inlay.core.subject.v1",
      subject: "s",
      time: "2026-01-01T00:00:00Z",
      data: { name: "S" },
    };
    const content = `${JSON.stringify(event)}\n\n{"broken":\n${JSON.stringify({ ...event, id: "e2", type: "nope" })}\n`;
    const report = await importFile({
      sql: db.sql("collector"),
      tenantId,
      ...(await files(content, "format: { type: ndjson }\nemit: as-is\n", "e.ndjson")),
    });
    expect(report).toMatchObject({ accepted: 1, quarantined: 1 });
    expect(report.refused).toMatchObject([{ reason: "row.json", examples: [{ line: 3 }] }]);
    expect(report.quarantine).toMatchObject([{ reason: "type.unknown", examples: [{ line: 4, column: "/type" }] }]);
  });

  test("that is cut, missing or empty is told of in a sentence", async () => {
    const { id: tenantId } = await newTenant();
    const common = { sql: db.sql("collector"), tenantId };
    const cut = gzipSync(HEADER + row(1).repeat(5000)).subarray(0, 300);
    await expect(importFile({ ...common, ...(await files(cut, MAPPING(), "cut.csv.gz")) })).rejects.toThrow(
      /damaged or cut gzip/,
    );
    await expect(importFile({ ...common, ...(await files("")) })).rejects.toThrow(/is empty/);
    await expect(importFile({ ...common, ...(await files("")), file: join(folder, "none.csv") })).rejects.toThrow(
      /cannot be read \(ENOENT\)/,
    );
  });
});

/** The verb as a person runs it, in a process of its own. */
function inlay(args: string[]) {
  const main = join(import.meta.dirname, "../cli/main.ts");
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, DATABASE_URL: db.url, LOG_LEVEL: "warn" } });
  let out = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    out += text;
  });
  const ended = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, out })),
  );
  return { child, ended };
}

const storedCount = async (tenantId: string) =>
  Number((await db.login()`select count(*) from raw.event where tenant_id = ${tenantId}`)[0]!.count);
async function untilStored(tenantId: string, least: number) {
  while ((await storedCount(tenantId)) < least) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("an import that is interrupted", () => {
  const ROWS = 60_000;
  let given: { file: string; mapping: string };
  beforeAll(async () => {
    given = await files(HEADER + Array.from({ length: ROWS }, (_, index) => row(index)).join(""), MAPPING("row"), "long.csv");
  });

  test("by kill -9 goes on when run again, and adds nothing twice", async () => {
    const tenant = await newTenant();
    const args = ["import", given.file, "--tenant", tenant.slug, "--mapping", given.mapping, "--json"];
    const { child, ended } = inlay(args);
    await untilStored(tenant.id, 4_000);
    child.kill("SIGKILL");
    await ended;
    const before = await storedCount(tenant.id);
    expect(before).toBeLessThan(ROWS);
    const { code, out } = await inlay(args).ended;
    expect(code).toBe(0);
    const report = JSON.parse(out.slice(out.indexOf("{")));
    expect(report.accepted + report.duplicate).toBe(ROWS);
    expect(report.duplicate).toBeGreaterThanOrEqual(before);
    expect(await storedCount(tenant.id)).toBe(ROWS);
  });

  test("by Ctrl-C stops in order and says how to go on", async () => {
    const tenant = await newTenant();
    const { child, ended } = inlay(["import", given.file, "--tenant", tenant.slug, "--mapping", given.mapping]);
    await untilStored(tenant.id, 4_000);
    child.kill("SIGINT");
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(out).toMatch(/To go on, run the same again[\s\S]*npm run inlay -- import .*long.csv/);
    const accepted = Number(/accepted +([\d,]+)/.exec(out)![1]!.replaceAll(",", ""));
    expect(await storedCount(tenant.id)).toBe(accepted);
  });
});

test("the verb's exit status tells of refused rows and of mistakes in the mapping", async () => {
  const tenant = await newTenant();
  const bad = await files(`${HEADER}${row(1)}t3;c;01.03.2026;1.5;x\n`, MAPPING(), "bad.csv");
  const refused = await inlay(["import", bad.file, "--tenant", tenant.slug, "--mapping", bad.mapping]).ended;
  expect(refused).toMatchObject({ code: 3, out: expect.stringContaining("line 3, amount: ") });
  await writeFile(bad.mapping, `${await readFile(bad.mapping, "utf8")}sauce: x\n`);
  const wrong = await inlay(["import", bad.file, "--tenant", tenant.slug, "--mapping", bad.mapping]).ended;
  expect(wrong).toMatchObject({ code: 2, out: expect.stringMatching(/bad.csv.yaml:\d+:\d+: sauce: is not a key known here/) });
});

test("memory does not grow with the file", async () => {
  const peak = async (rows: number) => {
    const tenant = await newTenant();
    const { file, mapping } = await files("", MAPPING(), `m${rows}.csv`);
    const stream = createWriteStream(file);
    stream.write(HEADER);
    for (let index = 0; index < rows; index++) if (!stream.write(row(index))) await once(stream, "drain");
    stream.end();
    await finished(stream);
    const { child, ended } = inlay(["import", file, "--tenant", tenant.slug, "--mapping", mapping, "--json"]);
    let most = 0;
    const timer = setInterval(async () => {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    }, 25);
    const { code } = await ended;
    clearInterval(timer);
    expect(code).toBe(0);
    return most;
  };
  const small = await peak(20_000);
  const large = await peak(200_000);
  expect(large).toBeLessThan(300);
  expect(large - small).toBeLessThan(60);
}, 120_000);
