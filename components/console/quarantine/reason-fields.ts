import type { RefusedReasons } from "#components/console/outputs.ts";
import { eventsWord, STAGES } from "#components/console/quarantine/words.ts";

/** What the quarantine can be narrowed to: the reasons, places and senders of what is open. */
export function reasonFields({ groups }: RefusedReasons) {
  const options = (of: (group: RefusedReasons["groups"][number]) => string | null) => {
    const events = new Map<string, number>();
    for (const group of groups) {
      const value = of(group);
      if (value) events.set(value, (events.get(value) ?? 0) + group.events);
    }
    return [...events].map(([value, number]) => ({ value, label: value, hint: `${eventsWord(number)} open` }));
  };
  const choice = (name: string, label: string, any: string, values: { value: string; label: string; hint?: string }[]) => ({
    kind: "choice" as const,
    ...{ name, label, any },
    options: values,
  });
  return [
    choice(
      "code",
      "Reason",
      "Any reason",
      options(({ code }) => code),
    ),
    choice(
      "path",
      "Where",
      "Anywhere",
      options(({ path }) => path),
    ),
    choice(
      "source",
      "Source",
      "Any source",
      options(({ source }) => source),
    ),
    choice("stage", "Stage", "Any stage", [
      { value: "collect", label: STAGES.collect },
      { value: "process", label: STAGES.process },
    ]),
  ];
}
