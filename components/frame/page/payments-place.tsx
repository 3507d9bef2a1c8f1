import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { categoryName } from "#components/dashboards/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Payments } from "#components/events/payments.tsx";
import { PlaceState } from "#components/frame/page/place-state.tsx";
import { type Place, queryOf } from "#components/frame/page/router.tsx";
import { Pages } from "#components/ui/pages.tsx";
import { parseState, printState } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";
import { useWords } from "#components/words/use-words.tsx";

const FLOWS = ["in", "out", "own"] as const;

/** The payments behind a figure of the spending dashboard, in a frame. */
export function PaymentsPlace({ place, zone }: { place: Place; zone: string }) {
  const words = useWords();
  const trpc = useTRPC();
  const query = queryOf(place);
  const state = parseState(query);
  const flow = FLOWS.find((each) => each === one(query, "flow")) ?? null;
  const merchant = one(query, "merchant");
  const cursor = one(query, "after");
  const { category, account } = state.filters;
  // Links to this place name its days.
  const period = state.period && "from" in state.period ? state.period : { from: "1900-01-01", to: "1900-01-02" };
  const asked = useQuery({
    ...trpc.events.transactions.queryOptions({
      period,
      filters: { category: orNull(category), account: orNull(account), merchant: merchant === null ? null : [merchant] },
      flow,
      currency: state.currency,
      cursor,
    }),
    placeholderData: keepPreviousData,
  });
  if (!asked.data) return <PlaceState failed={asked.error} again={() => void asked.refetch()} />;
  const { rows, totals, next } = asked.data;
  const says = words.shared.events.payments;
  const here = (after: string | null) => `${place.path}${printState(state, { flow, merchant, after })}`;
  const parts = [
    merchant,
    ...category.map((slug) => categoryName(words, slug)),
    flow && says.flows[flow],
    words.rangeName(period),
  ];
  const sums = totals.flatMap(({ currency, inMinor, outMinor, payments }) => {
    const unit = { kind: "money", currency } as const;
    return [
      ...(outMinor !== null && (flow !== null || outMinor !== 0) ? [says.outIn(words.exact(outMinor, unit), payments)] : []),
      ...(inMinor !== null && (flow !== null || inMinor !== 0) ? [says.in(words.exact(inMinor, unit))] : []),
    ];
  });
  return (
    <>
      <PageHead title={says.title}>
        {parts.filter((part) => part !== null).join(" · ")}
        {sums.length > 0 && <p className="text-ink">{words.list(sums)}</p>}
      </PageHead>
      <Payments rows={rows} zone={zone} whose={null} showSubject={false} />
      <Pages first={cursor === null ? null : here(null)} next={next === null ? null : here(next)} />
    </>
  );
}

const orNull = (values: string[]): string[] | null => (values.length === 0 ? null : values);
