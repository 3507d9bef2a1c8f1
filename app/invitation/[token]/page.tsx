import type { Metadata } from "next";
import Link from "next/link";
import { caller } from "#app/(app)/me.ts";
import { AcceptForm } from "#components/account/accept-form.tsx";
import { EntryCard, EntryFrame } from "#components/account/entry-frame.tsx";
import { ProviderButton } from "#components/account/provider-button.tsx";
import { buttonLook } from "#components/ui/look.ts";
import { oidcSettings } from "#server/auth/oidc-settings.ts";
import { Token } from "#server/invitations/invitation-input.ts";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

/** What a link says that opens nothing any more. */
const CLOSED = {
  accepted: "It has been accepted already: sign in with the password that was chosen then.",
  taken: "This e-mail address has an account by now: sign in with it, or set a new password.",
  revoked: "It was taken back, or replaced by a newer one. Ask whoever invited you for a new one.",
  expired: "It worked for seven days, and they are over. Ask whoever invited you for a new one.",
  unknown: "There is no invitation behind this link. Look whether all of it was copied, or use the newest one you got.",
};

/** Where an invitation's link leads. Opening the page changes nothing: programs that look at links use none up. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const token = Token.safeParse((await params).token);
  const invitation = token.success ? await (await caller()).invitations.look({ token: token.data }) : null;
  if (!token.success || invitation?.state !== "open") {
    return (
      <EntryFrame title="This invitation opens nothing">
        <EntryCard>
          <p>{CLOSED[invitation?.state === "open" ? "unknown" : (invitation?.state ?? "unknown")]}</p>
          <Link href="/sign-in" prefetch={false} className={buttonLook("plain")}>
            Go to sign in
          </Link>
        </EntryCard>
      </EntryFrame>
    );
  }
  const oidc = oidcSettings();
  return (
    <EntryFrame
      title={`Welcome to ${invitation.tenantName}`}
      lead={
        <p>
          You are invited as <bdi className="font-strong text-ink">{invitation.email}</bdi>. Say what you are called and choose a
          password.
        </p>
      }
    >
      <EntryCard>
        <AcceptForm token={token.data} email={invitation.email} />
        {oidc && <ProviderButton name={oidc.name} onward="/" />}
      </EntryCard>
    </EntryFrame>
  );
}
