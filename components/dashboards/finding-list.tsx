"use client";
import Link from "next/link";
import { useState } from "react";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

export type ListedFinding = {
  key: string;
  name: string;
  /** Why it is listed, in two words. */
  kind: string;
  /** Its figures against the usual ones. */
  words: string;
  day: string;
  dismissed: boolean;
  href: string;
};

/** Findings listed before the rest is asked for. */
const SHOWN = 5;

/** What stands out, newest first, each with the way to its events; a viewer who may can dismiss it, and take that back. */
export function FindingList({ label, findings, decides }: { label: string; findings: ListedFinding[]; decides: boolean }) {
  const { dayName, shared } = useWords();
  const texts = shared.findings;
  const choices = useChoices();
  const [all, setAll] = useState(false);
  const open = findings.filter(({ dismissed }) => !dismissed);
  const listed = all ? findings : open.slice(0, SHOWN);
  const left = findings.length - listed.length;
  const toggle = ({ key, name, dismissed }: ListedFinding) =>
    choices.setUnusual({ key, dismissed: !dismissed }, dismissed ? texts.wasRestored(name) : texts.wasDismissed(name), {
      key,
      dismissed,
    });
  return (
    <>
      <ul aria-label={label} className="-mx-2">
        {listed.map((finding) => (
          <li key={finding.key} className="flex items-center gap-1 border-t border-line first:border-t-0">
            <Link
              href={finding.href}
              prefetch={false}
              className={`min-w-0 grow rounded-box px-2 py-2 transition-colors duration-150 hover:bg-sunken ${finding.dismissed ? "text-muted" : ""}`}
            >
              <span className="flex items-baseline gap-2">
                <span dir="auto" className="min-w-0 truncate" title={finding.name}>
                  {finding.name}
                </span>
                <Badge tone={finding.dismissed ? "plain" : "warn"}>{finding.dismissed ? texts.dismissed : finding.kind}</Badge>
                <span className="ms-auto shrink-0 text-note text-muted tabular">{dayName(finding.day)}</span>
              </span>
              <span className="block text-note text-muted tabular">{finding.words}</span>
            </Link>
            {decides && (
              <Button
                look="icon"
                aria-label={finding.dismissed ? texts.restore(finding.name) : texts.dismiss(finding.name)}
                onPress={() => toggle(finding)}
              >
                <Icon name={finding.dismissed ? "plus" : "close"} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(left > 0 || all) && findings.length > 0 && (
        <Button look="quiet" className="mt-2 -ms-2" onPress={() => setAll(!all)}>
          {all ? shared.list.fewer : shared.list.more(left)}
        </Button>
      )}
    </>
  );
}
