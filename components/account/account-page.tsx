"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Account } from "#components/account/account.ts";
import { EndSessions } from "#components/account/end-sessions.tsx";
import { Identities } from "#components/account/identities.tsx";
import { NameForm } from "#components/account/name-form.tsx";
import { PasswordForm } from "#components/account/password-form.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Facts } from "#components/ui/description-list.tsx";
import { Id } from "#components/ui/id.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { When } from "#components/ui/when.tsx";

type Props = {
  account: Account;
  role: string;
  zone: string /** What the identity provider is called, where one is set. */;
  provider: string | null;
};

/** One's own account: what one is called, how one signs in, and where one is signed in. */
export function AccountPage({ account: first, role, zone, provider }: Props) {
  const trpc = useTRPC();
  const { data: account } = useQuery(trpc.account.get.queryOptions(undefined, { initialData: first }));
  return (
    <>
      <PageTitle title="Your account" />
      <div className="flex max-w-160 flex-col gap-6">
        <Part title="You">
          <Facts
            rows={[
              { name: "E-mail address", value: <bdi>{account.email}</bdi> },
              { name: "Role", value: role },
              ...(account.tenantName === null ? [] : [{ name: "Organisation", value: <bdi>{account.tenantName}</bdi> }]),
              {
                name: "Last sign-in",
                value: account.lastSignInAt === null ? "Never" : <When at={account.lastSignInAt} zone={zone} />,
              },
              { name: "Id", value: <Id id={account.id} what="id" letters={36} /> },
            ]}
          />
          <NameForm name={account.name} />
        </Part>
        <Part title="Password">
          <PasswordForm account={account} />
        </Part>
        {(provider !== null || account.identities.length > 0) && (
          <Part title="Accounts elsewhere" lead="With which you can sign in here too">
            <Identities account={account} provider={provider} zone={zone} />
          </Part>
        )}
        <Part title="Sessions" lead="Signed in somewhere you no longer are, or on a device that is lost?">
          <EndSessions />
        </Part>
      </div>
    </>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 rounded-box border border-line bg-surface p-6">
      <div>
        <h2 className="text-title font-strong">{title}</h2>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
