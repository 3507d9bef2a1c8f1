import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { BatchList } from "#components/console/batches/batch-list.tsx";
import { BATCH_STATES, TRANSPORTS } from "#components/console/batches/words.ts";
import { Narrowing } from "#components/console/narrowing.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Batches" };

const State = z.enum(["ready", "done", "failed"]).nullable().catch(null);
const Transport = z.enum(["http", "file", "stream", "replay"]).nullable().catch(null);
const Day = z.iso.date().nullable().catch(null);

/** What was received, batch by batch. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const [state, transport] = [State.parse(one(query, "state")), Transport.parse(one(query, "transport"))];
  const [from, to] = [Day.parse(one(query, "from")), Day.parse(one(query, "to"))];
  const filter = { ...(state && { state }), ...(transport && { transport }), ...(from && { from }), ...(to && { to }) };
  const first = await answer((await caller()).batches.list(filter));
  if (!first) return <Restricted what="The list of batches" />;
  const values = { state, transport, from, to };
  const states = Object.entries(BATCH_STATES).map(([value, { name }]) => ({ value, label: name }));
  const transports = Object.entries(TRANSPORTS).map(([value, label]) => ({ value, label }));
  return (
    <>
      <PageTitle title="Batches" lead="What was received, in the pieces it came in" />
      <Narrowing
        path="/data/batches"
        values={values}
        fields={[
          { kind: "choice", name: "state", label: "State", any: "Any state", options: states },
          { kind: "choice", name: "transport", label: "By", any: "Any way", options: transports },
          { kind: "day", name: "from", label: "From" },
          { kind: "day", name: "to", label: "To" },
        ]}
      >
        <BatchList key={JSON.stringify(values)} first={first} filter={filter} zone={me.tenant.zone} />
      </Narrowing>
    </>
  );
}
