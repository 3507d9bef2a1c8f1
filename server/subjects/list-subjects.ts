import { z } from "zod";
import type { Tx } from "#db/client.ts";

export const SubjectQuery = z.object({
  /** Part of the id or the name, in any case. */
  search: z.string().max(200).default(""),
  /** The subject after which the page begins. */
  after: z.string().max(256).optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const SubjectPage = z.object({
  subjects: z.array(z.object({ subject: z.string(), name: z.string(), zone: z.string() })),
  /** For the next page's `after`; null on the last page. */
  next: z.string().nullable(),
});

/** The subjects in scope, by id. */
export async function listSubjects(
  tx: Tx,
  tenantId: string,
  query: z.output<typeof SubjectQuery>,
): Promise<z.infer<typeof SubjectPage>> {
  const part = query.search.toLowerCase();
  const rows = await tx<z.infer<typeof SubjectPage>["subjects"]>`
    select subject, name, zone from serve.subjects
    where tenant_id = ${tenantId}
      and (${query.after ?? null}::text is null or subject > ${query.after ?? null}::text)
      and (position(${part} in lower(subject)) > 0 or position(${part} in lower(name)) > 0)
    order by subject limit ${query.limit + 1}`;
  const subjects = rows.slice(0, query.limit);
  return { subjects: [...subjects], next: rows.length > query.limit ? subjects.at(-1)!.subject : null };
}
