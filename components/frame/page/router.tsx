import { createContext, type ReactNode, useContext } from "react";

/** Where a viewer is in a frame: a dashboard, the list behind a figure, one event. Addresses are those of the app. */
export type Place = { path: string; query: string };

export type Router = {
  place: Place;
  /**
   * Goes to an address of the app: another state of the dashboard, or what is behind a figure, if the host lets it.
   * @param how.says whether a place that is closed to this session says so, where the host shows nothing of its own either
   */
  go(address: string, how?: { says: boolean }): void;
  /** Whether something opens there: what is behind figures may be closed to this session. */
  opens(address: string): boolean;
  /** Whether a host is asked when somebody wants to go there: it may show its own, also where nothing of ours opens. */
  asks(address: string): boolean;
};

const Context = createContext<Router | null>(null);

export function Routed({ router, children }: { router: Router; children: ReactNode }) {
  return <Context value={router}>{children}</Context>;
}

export function useFrameRouter(): Router {
  const router = useContext(Context);
  if (!router) throw new Error("A link stands outside of the frame.");
  return router;
}

/** An address of the app in its parts. */
export function placeOf(address: string): Place {
  const { pathname, search } = new URL(address, "http://frame.invalid");
  return { path: pathname, query: search.slice(1) };
}

/** Behind a figure: a list of events, or one. */
export function isDrill({ path }: Place): boolean {
  return /\/(events|event)$/.test(path);
}

/** A place's query, each value as often as it stands there. */
export function queryOf({ query }: Place): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}
