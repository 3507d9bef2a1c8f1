"use client";
import { Notice } from "#components/states/notice.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** What somebody's role does not open, and who can change that. */
export function Restricted({ what, who }: { what: string; who?: string }) {
  const { restricted } = useWords().shared.states;
  return (
    <Notice title={restricted.title} level={1}>
      <p>{restricted.text(what, who ?? restricted.admin)}</p>
    </Notice>
  );
}
