"use client";
import type { ReactNode } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** A small panel that opens at a button. */
export const PANEL = "rounded-box border border-line bg-surface text-ink shadow-box";

/** A definition, shown when asked for. */
export function Explain({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DialogTrigger>
      <Button look="icon" aria-label={label}>
        <Icon name="info" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} max-w-80`}>
        <Dialog aria-label={label} className="flex flex-col gap-2 p-4 text-note outline-none">
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
