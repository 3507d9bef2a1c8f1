import type { LawEvent } from "#pipelines/law/events.ts";

/** Byte order, as the contract says ("greater"). */
const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const revisionOf = (event: LawEvent): number => (event.data.revision as number | undefined) ?? 0;

/** Which of two events of one entity is current: revision, then event time, then source, then id. */
function newer(a: LawEvent, b: LawEvent): LawEvent {
  const order =
    revisionOf(a) - revisionOf(b) || Date.parse(a.time) - Date.parse(b.time) || bytes(a.source, b.source) || bytes(a.id, b.id);
  return order > 0 ? a : b;
}

/** The current event of each entity, in whatever order they came. */
export function currentOf(
  events: readonly LawEvent[],
  type: string,
  entityOf: (event: LawEvent) => string,
): Map<string, LawEvent> {
  const current = new Map<string, LawEvent>();
  for (const event of events) {
    if (event.type !== type) continue;
    const key = entityOf(event);
    const known = current.get(key);
    current.set(key, known ? newer(known, event) : event);
  }
  return current;
}

/** Each subject's zone: its own current one, else the tenant's. */
export function zonesOf(events: readonly LawEvent[], tenantZone: string): (subject: string) => string {
  const subjects = currentOf(events, "inlay.core.subject.v1", (event) => event.subject);
  return (subject) => {
    const said = subjects.get(subject);
    return said && !said.data.deleted && typeof said.data.timeZone === "string" ? said.data.timeZone : tenantZone;
  };
}

/** What the business rules let pass. */
export function lawful(event: LawEvent): boolean {
  const { data } = event;
  if (data.deleted) return true;
  if (event.type === "inlay.devices.device.v1") return data.parentId !== data.deviceId;
  if (event.type !== "inlay.spending.transaction.v1") return true;
  const splits = data.splits as { amountMinor: number }[] | undefined;
  if (splits && splits.reduce((sum, part) => sum + part.amountMinor, 0) !== data.amountMinor) return false;
  if (data.refundOf === data.transactionId) return false;
  return !((data.refundOf !== undefined || data.kind === "refund") && data.direction !== "credit");
}
