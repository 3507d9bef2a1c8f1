import type { FreshnessNow } from "#components/console/outputs.ts";
import { spanName } from "#components/format/span.ts";
import { count } from "#components/format/unit.ts";
import { Table } from "#components/ui/table.tsx";
import { When } from "#components/ui/when.tsx";

/** The materialised months: when each view was refreshed. They are exact in between, months that wait are only slower. */
export function Views({ views, zone }: { views: FreshnessNow["views"]; zone: string }) {
  return (
    <section aria-labelledby="views" className="flex flex-col gap-3">
      <div>
        <h2 id="views" className="text-title font-strong">
          Materialised views
        </h2>
        <p className="text-note text-muted">
          Figures are exact between refreshes too; months that wait are added up anew for each question.
        </p>
      </div>
      <Table
        label="Materialised views"
        columns={[
          { name: "View" },
          { name: "Refreshed" },
          { name: "Took", end: true, wide: true },
          { name: "Months that wait", end: true },
        ]}
        rows={views.map((view) => ({
          key: view.view,
          cells: [
            <code key="view" className="font-mono text-note wrap-anywhere">
              {view.view}
            </code>,
            view.refreshedAt ? <When key="at" at={view.refreshedAt} zone={zone} /> : "Never",
            view.ms === null ? "–" : spanName(view.ms),
            count(view.waitingMonths),
          ],
        }))}
      />
    </section>
  );
}
