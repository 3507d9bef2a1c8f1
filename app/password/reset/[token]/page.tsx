import type { Metadata } from "next";
import Link from "next/link";
import { caller } from "#app/(app)/me.ts";
import { EntryCard, EntryFrame } from "#components/account/entry-frame.tsx";
import { ResetForm } from "#components/account/reset-form.tsx";
import { buttonLook } from "#components/ui/look.ts";
import { Token } from "#server/invitations/invitation-input.ts";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

/** Where the link of a forgotten password leads. Opening the page changes nothing. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const token = Token.safeParse((await params).token);
  const own = token.success ? await (await caller()).account.lookReset({ token: token.data }) : null;
  if (!token.success || !own) {
    return (
      <EntryFrame title="This link opens nothing">
        <EntryCard>
          <p>It works once, for one hour, and ends when the password is changed. Ask for a new one.</p>
          <Link href="/password/forgot" prefetch={false} className={buttonLook("main")}>
            Ask for a new link
          </Link>
        </EntryCard>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame
      title="Set a new password"
      lead={
        <p>
          For <bdi className="font-strong text-ink">{own.email}</bdi>
          {own.tenantName && <> at {own.tenantName}</>}. Sessions that are open end, on every device.
        </p>
      }
    >
      <EntryCard>
        <ResetForm token={token.data} email={own.email} />
      </EntryCard>
    </EntryFrame>
  );
}
