import { listSubjects, SubjectPage, SubjectQuery } from "#server/subjects/list-subjects.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const subjects = router({
  list: may("subject.list")
    .input(SubjectQuery)
    .output(SubjectPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listSubjects(tx, scope.tenantId, input))),
});
