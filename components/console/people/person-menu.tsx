"use client";
import { useState } from "react";
import { ChangeRole } from "#components/console/people/change-role.tsx";
import { DisableNow } from "#components/console/people/disable-people.tsx";
import { HandOver } from "#components/console/people/hand-over.tsx";
import { calledBy, type Person } from "#components/console/people/person.ts";
import { RevokeInvitation } from "#components/console/people/revoke-invitation.tsx";
import { usePersonVerbs } from "#components/console/people/use-person-verbs.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Action, Menu } from "#components/ui/menu.tsx";
import { Modal } from "#components/ui/modal.tsx";

type Open = "role" | "disable" | "revoke" | { path: string } | null;

/** What can be done with somebody. Their own row leads to their account instead: nobody locks themselves out. */
export function PersonMenu({ person, self }: { person: Person; self: string }) {
  const [open, setOpen] = useState<Open>(null);
  const { enable, resend } = usePersonVerbs(person, (path) => setOpen({ path }));
  const close = () => setOpen(null);
  const name = calledBy(person);
  const items: Record<Person["state"], Action[]> = {
    active: [
      { id: "role", label: "Change the role", onAction: () => setOpen("role") },
      { id: "disable", label: "Disable", danger: true, onAction: () => setOpen("disable") },
    ],
    disabled: [
      { id: "enable", label: "Enable", onAction: enable },
      { id: "role", label: "Change the role", onAction: () => setOpen("role") },
    ],
    invited: [
      { id: "resend", label: "Send a new link", onAction: resend },
      { id: "revoke", label: "Revoke the invitation", danger: true, onAction: () => setOpen("revoke") },
    ],
    expired: [
      { id: "resend", label: "Invite again", onAction: resend },
      { id: "revoke", label: "Remove from the list", danger: true, onAction: () => setOpen("revoke") },
    ],
  };
  const own: Action[] = [{ id: "account", label: "Your account", href: "/account" }];
  return (
    <>
      <Menu
        label={`Actions for ${name}`}
        items={person.id === self ? own : items[person.state]}
        trigger={
          <Button look="icon" aria-label={`Actions for ${name}`}>
            <Icon name="more" />
          </Button>
        }
      />
      <ChangeRole person={person} isOpen={open === "role"} onClose={close} />
      <DisableNow people={[person]} isOpen={open === "disable"} onClose={close} />
      <RevokeInvitation person={person} isOpen={open === "revoke"} onClose={close} />
      <Modal
        title="The new link"
        urgent
        isOpen={open !== null && typeof open === "object"}
        onOpenChange={(next) => next || close()}
      >
        {() => open !== null && typeof open === "object" && <HandOver email={person.email} path={open.path} close={close} />}
      </Modal>
    </>
  );
}
