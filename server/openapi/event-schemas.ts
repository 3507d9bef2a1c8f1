import { z } from "zod";
import type { EventDefinition } from "#server/events/definition.ts";
import { Envelope } from "#server/events/envelope.ts";
import { eventDefinitions } from "#server/events/registry.ts";

/** The whole event of one type: envelope and data, with a complete example. */
const whole = (definition: EventDefinition) =>
  Envelope.extend({
    type: z.literal(definition.type),
    data: z
      .union([definition.data, definition.deletedData])
      .meta({ description: "The payload; with `deleted: true` only ids are required." }),
  }).meta({
    id: `${definition.title}Event`,
    title: definition.title,
    description: definition.about,
    examples: [definition.example],
  });

const events = eventDefinitions().map((definition) => ({ definition, schema: whole(definition) }));
type Whole = ReturnType<typeof whole>;

/** Named parts of the OpenAPI document, by name. */
export const eventComponents = (): [string, z.ZodType][] =>
  events.flatMap(({ definition, schema }): [string, z.ZodType][] => [
    [`${definition.title}Event`, schema],
    [`${definition.title}Data`, definition.data],
    [`${definition.title}Deleted`, definition.deletedData],
  ]);

export const EventSchema = z
  .discriminatedUnion("type", events.map(({ schema }) => schema) as [Whole, ...Whole[]])
  .meta({ id: "Event", description: "One event; its `type` says what its `data` is." });

export const EventBatch = z
  .array(EventSchema)
  .min(1)
  .max(2_000)
  .meta({ id: "EventBatch", description: "Up to 2,000 events, of any types." });
