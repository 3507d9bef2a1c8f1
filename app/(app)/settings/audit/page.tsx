import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { AuditList } from "#components/console/audit/audit-list.tsx";
import { Narrowing } from "#components/console/narrowing.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Audit trail" };

const Day = z.iso.date().nullable().catch(null);

/** Who changed what, and when. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query, ask] = await Promise.all([member(), searchParams, caller()]);
  const [action, actor, target] = [one(query, "action"), one(query, "actor"), one(query, "target")];
  const [from, to] = [Day.parse(one(query, "from")), Day.parse(one(query, "to"))];
  const filter = {
    ...(action && { action }),
    ...(actor && { actor }),
    ...(target && { target }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const first = await answer(ask.audit.list(filter));
  if (!first) return <Restricted what="The audit trail" />;
  const { actions, actors } = await ask.audit.choices();
  const values = { action, actor, target, from, to };
  return (
    <>
      <PageTitle title="Audit trail" lead="Who changed what, and when. Nobody can change or remove an entry." />
      <Narrowing
        path="/settings/audit"
        values={values}
        fields={[
          {
            kind: "choice",
            name: "actor",
            label: "Who",
            any: "Anyone",
            options: actors.map(({ actor: value, name }) => ({ value, label: name })),
          },
          {
            kind: "choice",
            name: "action",
            label: "Did",
            any: "Anything",
            options: actions.map((value) => ({ value, label: value })),
          },
          ...(target
            ? [
                {
                  kind: "choice" as const,
                  name: "target",
                  label: "To",
                  any: "Anything",
                  options: [{ value: target, label: target }],
                },
              ]
            : []),
          { kind: "day", name: "from", label: "From" },
          { kind: "day", name: "to", label: "To" },
        ]}
      >
        <AuditList key={JSON.stringify(values)} first={first} filter={filter} zone={me.tenant.zone} />
      </Narrowing>
    </>
  );
}
