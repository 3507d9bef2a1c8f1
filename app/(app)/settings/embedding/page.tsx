import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { domainsOf } from "#app/(app)/domains.ts";
import { caller, member } from "#app/(app)/me.ts";
import { localeChoices } from "#components/console/embedding/locales.ts";
import { SetupPage } from "#components/console/embedding/setup/setup-page.tsx";

export const metadata: Metadata = { title: "Embedding" };

export default async function Page() {
  const [me, ask, domains] = await Promise.all([member(), caller(), domainsOf()]);
  const settings = await answer(ask.embed.settings());
  // Whoever may not read this is told so by the layout.
  if (!settings) return null;
  return (
    <SetupPage
      first={settings}
      manages={me.permissions.includes("embed.manage")}
      locales={localeChoices(settings.locale)}
      dashboard={domains[0] ?? "spending"}
    />
  );
}
