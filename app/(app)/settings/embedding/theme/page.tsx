import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { renderSvg } from "#components/charts/render-svg.ts";
import { ThemePage } from "#components/console/embedding/theme/theme-page.tsx";
import { spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { paceModel } from "#components/dashboards/spending/pace-model.ts";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";

export const metadata: Metadata = { title: "Theme of frames" };

export default async function Page() {
  const [me, ask] = await Promise.all([member(), caller()]);
  const settings = await answer(ask.embed.settings());
  if (!settings) return null;
  return (
    <ThemePage
      first={settings}
      brandColour={me.tenant.brandColour}
      manages={me.permissions.includes("embed.manage")}
      svg={renderSvg(paceModel(spendingFixture(), parseState({}), ENGLISH), { width: 340, height: 190 }, ENGLISH)}
    />
  );
}
