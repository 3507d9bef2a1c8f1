import { z } from "zod";
import type { EventDefinition } from "#server/events/definition.ts";
import { deleted, FIELD_LIMITS, revision, text, zone } from "#server/events/fields.ts";

const SubjectData = z.strictObject({
  name: text(FIELD_LIMITS.name, "The name people see.").optional(),
  timeZone: zone("The subject's IANA time zone: its days and hours are cut there. Without it the tenant's.").optional(),
  revision,
});
const SubjectDeleted = SubjectData.extend({ deleted });

export const subjectEvent = {
  type: "inlay.core.subject.v1",
  domain: "core",
  version: "1.0",
  title: "Subject",
  about: "Name and time zone of an end customer, home or installation. Its identity is the event's `subject`.",
  data: SubjectData,
  deletedData: SubjectDeleted,
  example: {
    specversion: "1.0",
    id: "subject-8f2c11-r1",
    source: "/crm/customers",
    type: "inlay.core.subject.v1",
    subject: "customer-8f2c11",
    time: "2026-11-20T09:15:00Z",
    datacontenttype: "application/json",
    data: { name: "Ada Marten", timeZone: "Europe/Berlin", revision: 1 },
  },
} satisfies EventDefinition;

export type SubjectData = z.infer<typeof SubjectData> | z.infer<typeof SubjectDeleted>;
