"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { type Choices, parseChoices, printChoices } from "#components/console/embedding/playground/choices.ts";

/** Values of the address that are not among the choices, and stay as they are. */
const OTHERS = ["show", "code"];

/** The playground's choices, which stand in its address: it can be kept, sent and opened again. */
export function useChoices(standard: Choices["dashboard"]): [Choices, (choices: Choices) => void] {
  const query = useSearchParams();
  const path = usePathname();
  const [choices, setChoices] = useState(() => parseChoices(new URLSearchParams(query), standard));
  return [
    choices,
    (wanted) => {
      setChoices(wanted);
      const next = new URLSearchParams(printChoices(wanted));
      const now = new URLSearchParams(window.location.search);
      for (const name of OTHERS) if (now.has(name)) next.set(name, now.get(name) ?? "");
      window.history.replaceState(null, "", `${path}?${next}`);
    },
  ];
}
