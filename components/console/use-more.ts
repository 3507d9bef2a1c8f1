"use client";
import { useState } from "react";
import { failureOf } from "#components/data/failure.ts";
import { useToast } from "#components/ui/toast.tsx";

export type RowPage<Row> = { rows: Row[]; next: string | null };

/** The first rows of a list, as the server gave them with the page, and those that somebody asks for after them. */
export function useMore<Row>(first: RowPage<Row>, load: (after: string) => Promise<RowPage<Row>>) {
  const toast = useToast();
  const [loaded, setLoaded] = useState({ first, rows: first.rows, next: first.next });
  const [isLoading, setLoading] = useState(false);
  // The page was asked for anew: what followed the former first rows may not follow these.
  if (loaded.first !== first) setLoaded({ first, rows: first.rows, next: first.next });

  async function more(after: string) {
    setLoading(true);
    try {
      const page = await load(after);
      setLoaded((known) => (known.first === first ? { first, rows: [...known.rows, ...page.rows], next: page.next } : known));
    } catch (error) {
      toast({ text: failureOf(error).message, tone: "bad" });
    } finally {
      setLoading(false);
    }
  }
  const { rows, next } = loaded;
  return { rows, more: { hasMore: next !== null, isLoading, load: () => void (next !== null && more(next)) } };
}
