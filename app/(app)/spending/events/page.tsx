import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PeriodLeftOut } from "#components/controls/period-left-out.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { categoryName, plural } from "#components/dashboards/words.ts";
import { Payments } from "#components/events/payments.tsx";
import { rangeName } from "#components/format/days.ts";
import { exact } from "#components/format/unit.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Pages } from "#components/ui/pages.tsx";
import { type DashboardState, leavesPeriodOut, parseState, printState, type Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";
import { ENGLISH } from "#components/words/english.ts";

export const metadata: Metadata = { title: "Payments" };

const Flow = z.enum(["in", "out", "own"]).nullable().catch(null);
const FLOWS = { in: "Money in", out: "Money out", own: "Between own accounts" } as const;

/** The payments behind a figure of the spending dashboard. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const state = parseState(query);
  const flow = Flow.parse(one(query, "flow"));
  const merchant = one(query, "merchant");
  const cursor = one(query, "after");
  const api = await caller();
  const whose = state.subject === null ? {} : { subject: state.subject };
  const period = await periodOf(state, async () =>
    answer(api.dashboards.spending({ ...whose, ...(state.period && { period: state.period }) })),
  );
  const { category, account } = state.filters;
  const page =
    period &&
    (await answer(
      api.events.transactions({
        ...whose,
        period,
        filters: { category: orNull(category), account: orNull(account), merchant: merchant === null ? null : [merchant] },
        flow,
        currency: state.currency,
        cursor,
      }),
    ));
  if (!page) return <Restricted what="The list of payments" />;

  const here = (after: string | null) => `/spending/events${printState(state, { flow, merchant, after })}`;
  const about = [merchant, ...category.map((one) => categoryName(ENGLISH, one)), flow && FLOWS[flow], rangeName(period)].filter(
    (part) => part !== null,
  );
  const totals = page.totals.flatMap(({ currency, inMinor, outMinor, payments }) => {
    const unit = { kind: "money", currency } as const;
    return [
      ...(outMinor !== null && (flow !== null || outMinor !== 0)
        ? [`${exact(outMinor, unit)} out in ${plural(payments, "payment")}`]
        : []),
      ...(inMinor !== null && (flow !== null || inMinor !== 0) ? [`${exact(inMinor, unit)} in`] : []),
    ];
  });
  return (
    <>
      <BackLink href={`/spending${printState({ ...state, filters: { ...state.filters, category: [] } })}`}>Spending</BackLink>
      <PageHead title="Payments">
        {about.join(" · ")}
        {leavesPeriodOut(query) && <PeriodLeftOut shown={rangeName(period)} />}
        {totals.length > 0 && <p className="text-ink">{totals.join(", ")}</p>}
      </PageHead>
      <Payments
        rows={page.rows}
        zone={me.tenant.zone}
        whose={state.subject}
        showSubject={state.subject === null && me.subject === null}
      />
      <Pages first={cursor === null ? null : here(null)} next={page.next === null ? null : here(page.next)} />
    </>
  );
}

/** The days asked for; those of a named period as the dashboard reckons them. */
async function periodOf(state: DashboardState, ask: () => Promise<{ period: { from: string; to: string } } | null>) {
  if (state.period && "from" in state.period) return state.period;
  return (await ask())?.period ?? null;
}

function orNull(values: string[]): string[] | null {
  return values.length === 0 ? null : values;
}
