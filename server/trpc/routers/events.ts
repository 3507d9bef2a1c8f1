import { EventParams, EventView, loadEvent } from "#server/dashboards/load-event.ts";
import { loadReadings, ReadingsPage, ReadingsParams } from "#server/dashboards/load-readings.ts";
import { loadTransactions, TransactionsPage, TransactionsParams } from "#server/dashboards/load-transactions.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { may, mayOn, router } from "#server/trpc/procedures.ts";
import { requested, Whom } from "#server/trpc/whom.ts";

/** Down from a figure to the events behind it. */
export const events = router({
  transactions: mayOn("spending", "event.read")
    .input(TransactionsParams.extend(Whom))
    .output(TransactionsPage)
    .query(({ ctx, input: { subject, ...params } }) =>
      ctx.scope.run((tx, scope) => loadTransactions(tx, { ...params, subject: subjectOf(scope) }), requested(subject)),
    ),

  readings: mayOn("devices", "event.read")
    .input(ReadingsParams.extend(Whom))
    .output(ReadingsPage)
    .query(({ ctx, input: { subject, ...params } }) =>
      ctx.scope.run((tx, scope) => loadReadings(tx, { ...params, subject: subjectOf(scope) }), requested(subject)),
    ),

  event: may("event.read")
    .input(EventParams.extend(Whom))
    .output(EventView)
    .query(({ ctx, input: { subject, ...params } }) => ctx.scope.run((tx) => loadEvent(tx, params), requested(subject))),
});
