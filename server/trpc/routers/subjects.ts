import { findSubjects } from "#server/subjects/find-subjects.ts";
import { FinderPage, FinderQuery } from "#server/subjects/finder.ts";
import { listSubjects, SubjectPage, SubjectQuery } from "#server/subjects/list-subjects.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const subjects = router({
  list: may("subject.list")
    .input(SubjectQuery)
    .output(SubjectPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listSubjects(tx, scope.tenantId, input))),

  /** Subjects to look for, with what they did lately, in any order. */
  find: may("subject.list")
    .input(FinderQuery)
    .output(FinderPage)
    .query(({ ctx, input }) => ctx.scope.run((tx) => findSubjects(tx, input))),
});
