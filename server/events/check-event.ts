import { hash } from "node:crypto";
import { z } from "zod";
import { canonicalize, Unfit } from "#server/events/canonical.ts";
import type { EventDefinition } from "#server/events/definition.ts";
import { type CloudEvent, Envelope } from "#server/events/envelope.ts";
import { explainIssues, type Refusal } from "#server/events/explain-issue.ts";
import { parseInstant } from "#server/events/instants.ts";
import { nearest } from "#server/events/nearest.ts";
import { EVENT_TYPES, eventDefinition, schemaVersionOf } from "#server/events/registry.ts";

/** Nesting of one event, its own braces counted. */
export const DEEPEST = 64;

/** An event that fits its schema, ready to be kept. */
export type FitEvent = {
  ok: true;
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  /** `time`, and for a transaction `occurredAt`, in milliseconds: the instants that must lie in the tenant's accepted window. */
  instants: { path: string; at: number }[];
  /** `data` as canonical JSON. */
  data: string;
  /** SHA-256, in hex, of the canonical JSON of {data, subject, time, type} as sent: the content of the event. */
  hash: string;
  schemaVersion: string;
};

export type UnfitEvent = { ok: false; refusal: Refusal; schemaVersion: string; id?: string; source?: string };

/**
 * Checks one event (parsed JSON) against the envelope and the schema of its type.
 *
 * @param keysWritten how many keys its text had, where there was a text: fewer in the value mean that one came twice
 */
export function checkEvent(value: unknown, keysWritten?: number): FitEvent | UnfitEvent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { ok: false, schemaVersion: "", refusal: { code: "json.value", path: "", message: "an event is a JSON object" } };
  }
  const known = value as Record<string, unknown>;
  const definition = typeof known.type === "string" ? eventDefinition(known.type) : undefined;
  const schemaVersion = definition ? schemaVersionOf(definition) : "";
  const refused = (refusal: Refusal): UnfitEvent => ({
    ok: false,
    refusal: storable(refusal),
    schemaVersion,
    ...identity(known),
  });

  const parts = canonicalParts(known);
  if ("code" in parts) return refused(parts);
  if (keysWritten !== undefined && keysWritten !== parts.keys) {
    return refused({
      code: "json.duplicate_key",
      path: "",
      message: "a key stands twice in one object; which one counts cannot be told",
    });
  }
  const envelope = Attributes.safeParse(value);
  if (!envelope.success) return refused(explainEnvelope(value));
  if (!definition) return refused(unknownType(envelope.data.type));
  const schema = envelope.data.data.deleted === true ? definition.deletedData : definition.data;
  const data = schema.safeParse(known.data, { reportInput: true });
  if (!data.success) return refused(explainIssues("data", "/data", data.error.issues, namesOf(definition)));
  return accepted(envelope.data, parts.text, schemaVersion);
}

/** The envelope without a look at each key of `data`, which its type's schema looks at. */
const Attributes = Envelope.extend({
  data: z.custom<CloudEvent["data"]>((data) => typeof data === "object" && data !== null && !Array.isArray(data)),
});

function explainEnvelope(value: object): Refusal {
  const issues = Envelope.safeParse(value, { reportInput: true }).error?.issues ?? [];
  return explainIssues("envelope", "", issues, ENVELOPE_NAMES);
}

/** Each attribute's value as canonical JSON, in one walk that also finds what cannot be kept. */
function canonicalParts(event: Record<string, unknown>): { text: Map<string, string>; keys: number } | Refusal {
  const text = new Map<string, string>();
  let keys = 0;
  try {
    for (const name of Object.keys(event)) {
      if (event[name] === undefined) continue;
      const part = canonicalize(event[name], DEEPEST - 1, [name]);
      text.set(name, part.text);
      keys += 1 + part.keys;
    }
    return { text, keys };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { code: error.code, path: error.path, message: `${error.path.slice(1)} ${error.message}` };
  }
}

function accepted(event: CloudEvent, text: Map<string, string>, schemaVersion: string): FitEvent {
  const written = text.get("data")!;
  const content = `{"data":${written},"subject":${text.get("subject")},"time":${text.get("time")},"type":${text.get("type")}}`;
  const instants = [{ path: "/time", at: parseInstant(event.time)! }];
  if (typeof event.data.occurredAt === "string")
    instants.push({ path: "/data/occurredAt", at: parseInstant(event.data.occurredAt)! });
  const { id, source, type, subject, time } = event;
  const sha256 = hash("sha256", content, "hex");
  // Of the text that was hashed, which is one piece by now: as it was written it is a tree of hundreds, and they wait in memory.
  const data = content.slice(8, 8 + written.length);
  return { ok: true, id, source, type, subject, time, instants, data, hash: sha256, schemaVersion };
}

/** Keys of the sender's choice stand in paths and messages: not longer than anyone reads, and only what a database text can hold. */
export function storable({ code, path, message }: Refusal): Refusal {
  const plain = (text: string, most: number) => text.slice(0, most).replaceAll("\0", "\ufffd").toWellFormed();
  return { code, path: plain(path, 500), message: plain(message, 1_000) };
}

/** Of a refused event, what names it: kept beside its bytes where it is text that can be kept. */
function identity(event: Record<string, unknown>): { id?: string; source?: string } {
  const usable = (value: unknown): value is string =>
    typeof value === "string" && value.length <= 1_000 && value.isWellFormed() && !value.includes("\0");
  return { ...(usable(event.id) && { id: event.id }), ...(usable(event.source) && { source: event.source }) };
}

function unknownType(type: string): Refusal {
  const meant = nearest(type, Object.keys(EVENT_TYPES));
  const known = `known types are ${Object.keys(EVENT_TYPES).join(", ")}`;
  return {
    code: "type.unknown",
    path: "/type",
    message: `there is no event type of this name; ${meant ? `did you mean ${meant}?` : known}`,
  };
}

const ENVELOPE_NAMES = Object.keys(Envelope.shape);
const namesByType = new Map<string, string[]>();

/** Every key that stands anywhere in a type's data. */
function namesOf(definition: EventDefinition): string[] {
  let names = namesByType.get(definition.type);
  if (!names) {
    const found = new Set<string>(["deleted"]);
    const look = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, inner] of Object.entries(node)) {
        if (key === "properties") for (const name of Object.keys(inner as object)) found.add(name);
        look(inner);
      }
    };
    look(z.toJSONSchema(definition.data, { io: "input" }));
    names = [...found];
    namesByType.set(definition.type, names);
  }
  return names;
}
