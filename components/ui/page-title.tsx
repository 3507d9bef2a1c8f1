import type { ReactNode } from "react";
import { BackLink } from "#components/ui/back-link.tsx";

type Props = {
  title: string;
  /** What the page is for, in a sentence. */
  lead?: ReactNode;
  /** What can be done on it. */
  actions?: ReactNode;
  /** The way up. */
  back?: { href: string; name: string };
};

/** The head of a page of the console. */
export function PageTitle({ title, lead, actions, back }: Props) {
  return (
    <div className="mb-6">
      {back && <BackLink href={back.href}>{back.name}</BackLink>}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-full">
          <h1 className="text-head font-strong tracking-tight wrap-anywhere">{title}</h1>
          {lead && <div className="max-w-160 text-muted">{lead}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
