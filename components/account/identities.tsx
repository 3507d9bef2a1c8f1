"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Account } from "#components/account/account.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { When } from "#components/ui/when.tsx";

type Props = { account: Pick<Account, "identities" | "hasPassword" | "email">; provider: string | null; zone: string };

/** Accounts at identity providers that open this one, to look at and to take away. */
export function Identities({ account, provider, zone }: Props) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const unlink = useMutation(trpc.account.unlinkIdentity.mutationOptions());
  if (account.identities.length === 0) {
    return (
      <p>
        None so far. Choose “Continue with {provider}” when you sign in: an account there with the verified address{" "}
        <bdi>{account.email}</bdi> is linked to this one.
      </p>
    );
  }
  return (
    <ul className="flex flex-col divide-y divide-line">
      {account.identities.map(({ issuer, email, linkedAt }) => (
        <li key={issuer} className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
          <div className="min-w-0">
            <p className="wrap-anywhere">{issuer}</p>
            <p className="text-note wrap-anywhere text-muted">
              <bdi>{email}</bdi>, linked <When at={linkedAt} zone={zone} />
            </p>
          </div>
          <Confirm
            trigger={
              <Button look="quiet" aria-label={`Unlink ${issuer}`}>
                Unlink
              </Button>
            }
            title="Unlink this account?"
            text={
              account.hasPassword
                ? "It no longer opens your account here, until you sign in with it again. Your password still does."
                : "It no longer opens your account here, until you sign in with it again. You have no password yet: set one first, or this is your only way in."
            }
            action="Unlink"
            danger
            onConfirm={async () => {
              await unlink.mutateAsync({ issuer });
              await queryClient.invalidateQueries({ queryKey: trpc.account.get.queryKey() });
              toast({ text: "Unlinked.", tone: "good" });
            }}
          />
        </li>
      ))}
    </ul>
  );
}
