import type { ReactNode } from "react";

type Props = {
  title: string;
  /** 1 where it stands in place of a whole page. */
  level?: 1 | 2;
  children: ReactNode;
  actions?: ReactNode;
};

/** A page or tile without its content: what is the matter, why, and what to do. */
export function Notice({ title, level = 2, children, actions }: Props) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <section className="flex max-w-160 flex-col items-start gap-3 rounded-box border border-line bg-surface p-6 sm:p-8">
      <Heading className="text-title font-strong">{title}</Heading>
      <div className="flex max-w-full flex-col gap-3 text-muted">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
