import type { Metadata } from "next";
import { headers } from "next/headers";
import { answer } from "#app/(app)/answer.ts";
import { domainsOf } from "#app/(app)/domains.ts";
import { caller, member } from "#app/(app)/me.ts";
import { localeChoices } from "#components/console/embedding/locales.ts";
import { PlaygroundPage } from "#components/console/embedding/playground/playground-page.tsx";
import { currencyChoices } from "#components/format/places.ts";
import { Notice } from "#components/states/notice.tsx";

export const metadata: Metadata = { title: "Playground" };

export default async function Page() {
  const [me, ask, domains, head] = await Promise.all([member(), caller(), domainsOf(), headers()]);
  if (!me.permissions.includes("embed.manage")) {
    return (
      <Notice title="Not open to your role">
        <p>The playground signs tokens in your organisation's name. Ask an admin to give you a role that may.</p>
      </Notice>
    );
  }
  const [settings, keys] = await Promise.all([answer(ask.embed.settings()), answer(ask.embed.keys())]);
  if (!settings || !keys) return null;
  const { protocol } = new URL(settings.audience);
  return (
    <PlaygroundPage
      settings={settings}
      keys={keys}
      email={me.email}
      origin={`${protocol}//${head.get("host") ?? new URL(settings.audience).host}`}
      dashboard={domains[0] ?? "spending"}
      locales={localeChoices(null)}
      currencies={currencyChoices()}
    />
  );
}
