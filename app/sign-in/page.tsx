import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { whoIs } from "#app/(app)/me.ts";
import { ENTRY_LINK, EntryCard, EntryFrame } from "#components/account/entry-frame.tsx";
import { ProviderButton } from "#components/account/provider-button.tsx";
import { SignInForm } from "#components/shell/sign-in-form.tsx";
import { safePath } from "#components/url/safe-path.ts";
import { oidcSettings } from "#server/auth/oidc-settings.ts";
import { mailSettings } from "#server/mail/settings.ts";

export const metadata: Metadata = { title: "Sign in" };

type Query = { callbackUrl?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, error } = await searchParams;
  const onward = safePath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await whoIs()) redirect(onward);
  const oidc = oidcSettings();
  const mails = mailSettings() !== null;
  return (
    <EntryFrame
      title="Sign in to Inlay"
      footer={
        mails ? (
          <>
            <p>
              <Link href="/password/forgot" prefetch={false} className={ENTRY_LINK}>
                Forgotten password?
              </Link>
            </p>
            <p>No account? Ask an admin of your organisation to invite you.</p>
          </>
        ) : (
          <p>No access, or a forgotten password? Ask whoever runs this service for your organisation.</p>
        )
      }
    >
      <EntryCard>
        <SignInForm onward={onward} failed={typeof error === "string" ? error : null} provider={oidc?.name ?? null} />
        {oidc && <ProviderButton name={oidc.name} onward={onward} />}
      </EntryCard>
    </EntryFrame>
  );
}
