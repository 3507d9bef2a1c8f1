import type { Tx } from "#db/client.ts";
import type { Period } from "#server/dashboards/view.ts";
import type { MetricFilter, MetricQueryInput, Row } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";

/** What every tile of the spending dashboard is asked with. */
export type SpendingQuestion = {
  tx: Tx;
  subject: string | null;
  period: Period;
  compared: Period;
  /** The last day there is to speak of: the period's last, or that of the newest data when this is earlier. */
  end: string;
  oldest: string | null;
  newest: string | null;
  /** The currency and what the viewer chose: every tile applies all of them. */
  filters: MetricFilter[];
};

/** Asks the registry with the dashboard's filters. */
export const ask = (question: SpendingQuestion, query: Omit<MetricQueryInput, "filters">): Promise<Row[]> =>
  figures(question.tx, question.subject, { ...query, filters: question.filters });
