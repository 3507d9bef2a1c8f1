import type { EmbedEvents, EventName, Listener, MountOptions } from "#components/embed/sdk/options.ts";

type Any = (detail: never) => unknown;
/** One who hears of every event, by its name. */
export type Every = (event: EventName, detail: never) => unknown;

/** The handler of an event among the options: `onFilterChanged` of `filterChanged`. */
export const handlerOf = (options: MountOptions, event: EventName) =>
  (options as unknown as Record<string, Any | undefined>)[`on${event[0]!.toUpperCase()}${event.slice(1)}`];

/** Those who listen: the handler among the options, `every`, and who came later. */
export function emitter(options: MountOptions, every?: Every) {
  const listeners = new Map<EventName, Set<Any>>();

  return {
    on<N extends EventName>(event: N, listener: Listener<N>): () => void {
      const those = listeners.get(event) ?? new Set();
      listeners.set(event, those.add(listener));
      return () => those.delete(listener);
    },

    /** Tells them and gives their answers. One that throws is reported as any error in the page is, and stops nobody else. */
    emit<N extends EventName>(event: N, detail: EmbedEvents[N]): Promise<unknown>[] {
      const all = [handlerOf(options, event), every?.bind(null, event), ...(listeners.get(event) ?? [])];
      return all.map(async (listener) => listener?.(detail as never)).map((answer) => answer.catch(reportError));
    },
  };
}
