import { subjectEvent } from "#server/events/core.ts";
import type { EventDefinition } from "#server/events/definition.ts";
import { deviceEvent, readingEvent } from "#server/events/devices.ts";
import { accountEvent, transactionEvent } from "#server/events/spending.ts";
import { tariffEvent } from "#server/events/tariff.ts";

/** Every event type there is. A new type is its definition and one line here. */
export const EVENT_TYPES = {
  "inlay.core.subject.v1": subjectEvent,
  "inlay.spending.account.v1": accountEvent,
  "inlay.spending.transaction.v1": transactionEvent,
  "inlay.devices.device.v1": deviceEvent,
  "inlay.devices.reading.v1": readingEvent,
  "inlay.devices.tariff.v1": tariffEvent,
} as const satisfies Record<string, EventDefinition>;

export type EventType = keyof typeof EVENT_TYPES;

const byType: ReadonlyMap<string, EventDefinition> = new Map(Object.entries(EVENT_TYPES));

/** The definition of a type, or undefined when there is no such type. */
export const eventDefinition = (type: string): EventDefinition | undefined => byType.get(type);

export const eventDefinitions = (): EventDefinition[] => [...byType.values()];

/** What is kept with a refused event: which schema, in which version, refused it. */
export const schemaVersionOf = (definition: EventDefinition): string => `${definition.type}@${definition.version}`;
