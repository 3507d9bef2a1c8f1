"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Words } from "#components/words/words.ts";

const Context = createContext<Words | null>(null);

/** Gives what is inside its words. */
export function Speaking({ words, children }: { words: Words; children: ReactNode }) {
  return <Context value={words}>{children}</Context>;
}

/** What a component is written with. */
export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error("A dashboard stands outside of Speaking.");
  return words;
}
