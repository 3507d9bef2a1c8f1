import type { Frame } from "#components/frame/frame.ts";

/** How long a host may think before the frame goes on by itself. */
const ANSWER_MS = 500;

/** Asks the host before a viewer is led to what is behind a figure: it may show that itself. */
export function drills(tell: Frame["tell"], hosted: () => boolean) {
  const open = new Map<number, (allow: boolean) => void>();
  let last = 0;
  return {
    ask: ((drill) => {
      if (!hosted()) return Promise.resolve(true);
      const id = ++last;
      return new Promise<boolean>((resolve) => {
        const settle = (allow: boolean) => {
          clearTimeout(timer);
          open.delete(id);
          resolve(allow);
        };
        const timer = setTimeout(settle, ANSWER_MS, true);
        open.set(id, settle);
        tell({ type: "drill", id, ...drill });
      });
    }) satisfies Frame["askDrill"],
    answer: (id: number, allow: boolean) => open.get(id)?.(allow),
  };
}
