"use client";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { Me } from "#components/shell/navigation.ts";
import { DirectionSwitch } from "#components/theme/direction-switch.tsx";
import { ThemeSwitch } from "#components/theme/theme-switch.tsx";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";

const ROLES: Record<Me["role"], string> = {
  operator: "Operator",
  admin: "Admin",
  analyst: "Analyst",
  viewer: "Viewer",
  customer: "Customer",
};

/** Who is signed in, how the interface looks, and the way out. */
export function UserMenu({ me }: { me: Pick<Me, "name" | "email" | "role" | "permissions"> }) {
  const item = "flex w-full items-center rounded-box px-3 py-2 text-start hover:bg-sunken";
  return (
    <DialogTrigger>
      <Button look="quiet" aria-label={`${me.name}: account`}>
        <span title={me.name} className="hidden max-w-48 truncate sm:inline">
          {me.name}
        </span>
        <span aria-hidden="true" className="grid size-7 place-items-center rounded-full bg-tint text-note text-accent sm:hidden">
          {[...me.name][0]?.toUpperCase()}
        </span>
        <Icon name="down" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} w-64`}>
        <Dialog aria-label="Account" className="p-1 outline-none">
          <div className="px-3 py-2">
            <p title={me.name} className="truncate font-strong">
              {me.name}
            </p>
            <p title={me.email} className="truncate text-note text-muted">
              {me.email}
            </p>
            <p className="text-note text-muted">{ROLES[me.role]}</p>
          </div>
          <div className="flex flex-col gap-2 border-y border-line px-3 py-3">
            <ThemeSwitch />
            <DirectionSwitch />
          </div>
          <div className="pt-1">
            {me.permissions.includes("account.own") && (
              <Link href="/account" prefetch={false} className={item}>
                Your account
              </Link>
            )}
            {me.permissions.includes("tenant.choose") && (
              <Link href="/tenants" prefetch={false} className={item}>
                Choose another tenant
              </Link>
            )}
            <button type="button" className={`${item} cursor-pointer`} onClick={() => void signOut({ callbackUrl: "/sign-in" })}>
              Sign out
            </button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
