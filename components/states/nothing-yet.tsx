"use client";
import { Notice } from "#components/states/notice.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** A dashboard before its first event, for whose data it waits. */
export function NothingYet({ domain }: { domain: "spending" | "devices" }) {
  const { nothingYet } = useWords().shared.states;
  return (
    <Notice title={nothingYet[domain].title}>
      <p>{nothingYet[domain].text}</p>
      <p>{nothingYet.expected}</p>
    </Notice>
  );
}
