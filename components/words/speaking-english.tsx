"use client";
import type { ReactNode } from "react";
import { ENGLISH } from "#components/words/english.ts";
import { Speaking } from "#components/words/use-words.tsx";

/** Inside, English is spoken: the console's language. */
export function SpeakingEnglish({ children }: { children: ReactNode }) {
  return <Speaking words={ENGLISH}>{children}</Speaking>;
}
