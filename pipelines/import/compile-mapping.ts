import type { Columns } from "./columns.ts";
import { compileSkips } from "./conditions.ts";
import { errorAt, type LoadedMapping } from "./load-mapping.ts";
import type { Emit } from "./mapping-schema.ts";
import { type Row, RowError } from "./row.ts";
import { type Compiling, column, compileValue, type Value } from "./values.ts";

/** A CloudEvent as the importer makes it; whether it is acceptable is for the door to say. */
export type MadeEvent = {
  specversion: "1.0";
  id: string;
  source: string;
  type: string;
  subject: unknown;
  time: unknown;
  data: Record<string, unknown>;
};

/** What became of one row. `skipped` and `refused` are of the row as a whole or of one of its events. */
export type RowOutcome = { events: MadeEvent[]; skipped: string[]; refused: RowError[] };

export type CompileOptions = {
  revision: number /** The hash of the file's content; needed for identity: row. */;
  fileHash: string | null;
};

type Path = readonly PropertyKey[];
type Identity = (row: Row) => string;
type Maker = { skip: (row: Row) => string | null; make: (row: Row, identity: string) => MadeEvent };

/**
 * Makes the function that turns a row into events, for files with these columns.
 * @throws AppError naming the place in the mapping, such as a column that the file does not have.
 */
export function compileMapping(loaded: LoadedMapping, columns: Columns, options: CompileOptions): (row: Row) => RowOutcome {
  const { mapping } = loaded;
  if (mapping.emit === "as-is") throw new Error("compileMapping is for mapped rows; events as they are need none.");
  const { decimal, thousands } = mapping.format;
  const given: Compiling = { loaded, columns, zone: mapping.zone, numbers: { decimal, thousands } };
  const skip = compileSkips(mapping.skip, ["skip"], given);
  const identify = compileIdentity(given, options);
  const makers = mapping.emit.map((emit, index) => compileEmit(emit, ["emit", index], given, options));
  return (row) => {
    const outcome: RowOutcome = { events: [], skipped: [], refused: [] };
    const reason = skip(row);
    if (reason !== null) return { ...outcome, skipped: [reason] };
    const identity = attempt(outcome, () => identify(row));
    if (identity === undefined) return outcome;
    for (const maker of makers) {
      attempt(outcome, () => {
        const why = maker.skip(row);
        if (why === null) outcome.events.push(maker.make(row, identity));
        else outcome.skipped.push(why);
      });
    }
    return outcome;
  };
}

/** Events sent once before the rows: devices, accounts, subjects. */
export function eventsBefore({ mapping }: LoadedMapping, revision: number): MadeEvent[] {
  return mapping.before.map((event) => ({
    specversion: "1.0",
    id: event.id + revisionSuffix(revision),
    source: mapping.source!,
    type: event.type,
    subject: event.subject,
    time: event.time,
    data: revision > 0 ? { ...event.data, revision } : event.data,
  }));
}

function attempt<T>(outcome: RowOutcome, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    outcome.refused.push(error);
    return undefined;
  }
}

function compileIdentity(given: Compiling, { fileHash }: CompileOptions): Identity {
  const { identity } = given.loaded.mapping;
  if (identity === "row") {
    if (!fileHash) throw new Error("identity: row needs the hash of the file.");
    const prefix = fileHash.slice(0, 24);
    return (row) => `${prefix}:${row.line}`;
  }
  const parts = identity!.columns.map((name, index) => ({
    name,
    text: column(name, ["identity", "columns", index], given).text,
  }));
  const read = (row: Row, { name, text }: (typeof parts)[number]) => {
    const value = text(row);
    if (value === undefined) throw new RowError("identity.missing", name, "is empty, and part of the row's identity");
    return value;
  };
  if (parts.length === 1) return (row) => read(row, parts[0]!);
  // "a|b" beside "c" must not be what "a" beside "b|c" is.
  return (row) => parts.map((part) => read(row, part).replace(/[%|]/g, encodeURIComponent)).join("|");
}

const revisionSuffix = (revision: number) => (revision > 0 ? `@${revision}` : "");

function compileEmit(emit: Emit, path: Path, given: Compiling, { revision }: CompileOptions): Maker {
  const { mapping } = given.loaded;
  const subject = compileValue({ ...emit.subject, required: true }, [...path, "subject"], given);
  const timePath = emit.time ? [...path, "time"] : ["time"];
  const time = compileValue({ ...(emit.time ?? mapping.time!), required: true }, timePath, given);
  const data = compileData(emit, [...path, "fields"], given, revision);
  const suffix = (emit.key ? `/${emit.key}` : "") + revisionSuffix(revision);
  return {
    skip: compileSkips(emit.skip, [...path, "skip"], given),
    make: (row, identity) => ({
      specversion: "1.0",
      id: identity + suffix,
      source: mapping.source!,
      type: emit.type,
      subject: subject(row),
      time: time(row),
      data: data(row),
    }),
  };
}

function compileData(emit: Emit, path: Path, given: Compiling, revision: number): (row: Row) => Record<string, unknown> {
  const fields = Object.entries(emit.fields).map(([name, spec]) => ({
    steps: name.split("."),
    value: compileValue(spec, [...path, name], given),
  }));
  if (revision > 0 && fields.some(({ steps }) => steps[0] === "revision")) {
    throw errorAt(given.loaded, [...path, "revision"], "is mapped from the file, so the import cannot be given another revision");
  }
  return (row) => {
    const data: Record<string, unknown> = {};
    for (const field of fields) place(data, field.steps, field.value, row);
    if (revision > 0) data.revision = revision;
    return data;
  };
}

function place(data: Record<string, unknown>, steps: readonly string[], value: Value, row: Row): void {
  const found = value(row);
  if (found === undefined) return;
  let node = data;
  for (let index = 0; index < steps.length - 1; index++) {
    const step = steps[index]!;
    if (!Object.hasOwn(node, step)) node[step] = {};
    node = node[step] as Record<string, unknown>;
  }
  node[steps.at(-1)!] = found;
}
