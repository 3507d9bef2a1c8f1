"use client";
import { useEffect, useState } from "react";

/** A question that was asked in this browser. */
export type Recent = { query: string; title: string };

const MOST = 8;

/**
 * The questions that somebody asked before, the newest first, this one among them from now on. Kept in the browser for each
 * person and tenant apart: whoever signs in next on this machine has their own.
 */
export function useRecent(whose: string, current: Recent | null): Recent[] {
  const [recent, setRecent] = useState<Recent[]>([]);
  const { query, title } = current ?? { query: null, title: null };
  useEffect(() => {
    const key = `inlay.explore.${whose}`;
    const known = read(key);
    const now = query === null || title === null ? known : [{ query, title }, ...known.filter((one) => one.title !== title)];
    setRecent(now.slice(0, MOST));
    if (query !== null) write(key, now.slice(0, MOST));
  }, [whose, query, title]);
  return recent;
}

function read(key: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    // What is not ours to read (or not allowed) is as good as nothing.
    return [];
  }
}

function write(key: string, recent: Recent[]): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(recent));
  } catch {
    // A full or closed store loses a convenience and nothing else.
  }
}

const isRecent = (one: unknown): one is Recent =>
  typeof one === "object" &&
  one !== null &&
  "query" in one &&
  "title" in one &&
  typeof one.query === "string" &&
  typeof one.title === "string" &&
  one.query.startsWith("?");
