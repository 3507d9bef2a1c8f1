import type { Metadata } from "next";
import Link from "next/link";
import { ENTRY_LINK, EntryCard, EntryFrame } from "#components/account/entry-frame.tsx";
import { ForgotForm } from "#components/account/forgot-form.tsx";
import { mailSettings } from "#server/mail/settings.ts";

export const metadata: Metadata = { title: "Forgotten password" };

export default async function Page() {
  const back = (
    <p>
      <Link href="/sign-in" prefetch={false} className={ENTRY_LINK}>
        Back to sign in
      </Link>
    </p>
  );
  if (mailSettings() === null) {
    return (
      <EntryFrame title="Forgotten password" footer={back}>
        <EntryCard>
          <p>
            No mails are sent from here, so a link cannot be. Ask whoever runs this service for your organisation for a new
            password.
          </p>
        </EntryCard>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title="Forgotten password" lead={<p>We send a link to set a new one.</p>} footer={back}>
      <ForgotForm />
    </EntryFrame>
  );
}
