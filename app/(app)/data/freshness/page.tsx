import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { FULL } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import { DAY, HOUR, inflowModel } from "#components/console/freshness/flow-models.ts";
import { FreshnessPage } from "#components/console/freshness/freshness-page.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { ENGLISH } from "#components/words/english.ts";

export const metadata: Metadata = { title: "Freshness" };

/** How fresh the figures are, and what comes in. */
export default async function Page() {
  const [me, ask] = await Promise.all([member(), caller()]);
  const first = await answer(ask.freshness.now());
  if (!first) return <Restricted what="The state of your data" />;
  const firstDay = await ask.freshness.day();
  const { zone } = me.tenant;
  const drawings = {
    hour: drawingsOf(inflowModel(first.minutes, { ...HOUR, now: first.now, zone }), FULL, ENGLISH),
    day: drawingsOf(inflowModel(firstDay.quarters, { ...DAY, now: first.now, zone }), FULL, ENGLISH),
  };
  return (
    <>
      <PageTitle title="Freshness" lead="What comes in, and how soon it is in the figures" />
      <FreshnessPage first={first} firstDay={firstDay} drawings={drawings} zone={zone} />
    </>
  );
}
