import Link from "next/link";
import type { ReactNode } from "react";
import { plural, slugName } from "#components/dashboards/words.ts";
import { dayName } from "#components/format/days.ts";
import { count, exact } from "#components/format/unit.ts";
import { Icon } from "#components/ui/icon.tsx";
import { address } from "#components/url/one.ts";
import type { Change } from "#server/rules/preview-view.ts";

type Props = { title: string; changes: Change[]; kind: "category" | "merchant"; tools: ReactNode };

/** Lists beyond this are cut; the file has all. */
const MOST = 100;

/** Payments that go from one category or merchant to another, with samples behind each line. */
export function ChangeList({ title, changes, kind, tools }: Props) {
  if (changes.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <h3 className="font-strong">{title}</h3>
        {tools}
      </div>
      <ul className="overflow-clip rounded-box border border-line">
        {changes.slice(0, MOST).map((change) => (
          <li key={`${change.from} ${change.to}`} className="border-line not-first:border-t">
            <Line change={change} kind={kind} />
          </li>
        ))}
      </ul>
      {changes.length > MOST && (
        <p className="text-note text-muted">And {count(changes.length - MOST)} more: the file has all.</p>
      )}
    </section>
  );
}

function Line({ change, kind }: { change: Change; kind: Props["kind"] }) {
  const name = (text: string) => (text === "" ? "No merchant" : kind === "category" ? slugName(text) : text);
  return (
    <details className="group">
      <summary className="grid cursor-pointer grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-3 px-3 py-2 hover:bg-ground sm:grid-cols-[1rem_minmax(0,1fr)_10rem_10rem]">
        <Icon name="right" className="self-center text-muted transition-transform duration-150 group-open:rotate-90" />
        <span className="min-w-0 wrap-anywhere">
          <span className="text-muted">{name(change.from)}</span>{" "}
          <span aria-hidden="true" className="inline-block text-muted rtl:-scale-x-100">
            →
          </span>
          <span className="sr-only"> becomes </span> <span className="font-strong">{name(change.to)}</span>
        </span>
        <span className="text-end whitespace-nowrap tabular">{plural(change.payments, "payment")}</span>
        <span className="col-start-2 col-end-4 text-start text-note text-muted tabular sm:col-auto sm:text-end sm:text-body sm:text-ink">
          {change.amounts.map(({ currency, minor }) => exact(minor, { kind: "money", currency })).join(" · ")}
        </span>
      </summary>
      <div className="border-t border-line bg-ground px-3 py-2 ps-10 text-note">
        <p className="text-muted">
          {change.first === change.last ? dayName(change.first) : `${dayName(change.first)} to ${dayName(change.last)}`}. The
          latest:
        </p>
        <ul className="mt-1">
          {change.samples.map((sample) => (
            <li key={`${sample.source} ${sample.event} ${sample.part}`} className="flex flex-wrap items-baseline gap-x-3 py-1">
              <span className="tabular">{dayName(sample.day)}</span>
              <Link
                href={address("/spending/event", { source: sample.source, id: sample.event, subject: sample.subject })}
                prefetch={false}
                className="min-h-6 min-w-0 grow wrap-anywhere text-accent hover:underline"
              >
                {sample.text || "The payment"}
              </Link>
              <span className="wrap-anywhere text-muted">{sample.subject}</span>
              <span className="tabular">{exact(sample.minor, { kind: "money", currency: sample.currency })}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
