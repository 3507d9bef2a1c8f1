import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { AccountPage } from "#components/account/account-page.tsx";
import { ROLES } from "#components/console/people/person.ts";
import { Notice } from "#components/states/notice.tsx";
import { oidcSettings } from "#server/auth/oidc-settings.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function Page() {
  const [me, ask] = await Promise.all([member(), caller()]);
  const account = await answer(ask.account.get());
  if (!account)
    return (
      <Notice title="Not while you see a customer's screen">
        <p>Your account is your own: stop viewing as the customer, then open it.</p>
      </Notice>
    );
  return <AccountPage account={account} role={ROLES[me.role]} zone={me.tenant.zone} provider={oidcSettings()?.name ?? null} />;
}
