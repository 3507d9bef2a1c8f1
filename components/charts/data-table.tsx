import type { ChartModel } from "#components/charts/model.ts";
import { tableOf } from "#components/charts/table.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";

/** A chart's data in exact figures. */
export function DataTable({ model }: { model: ChartModel }) {
  const { columns, rows } = tableOf(model);
  return <PlainTable label={`${model.title}, data`} columns={columns} rows={rows.map((row) => ({ key: row.name, ...row }))} />;
}
