import { type DashboardState, parseState, printState } from "#components/url/dashboard-state.ts";

/**
 * What is shown first: what the host asked for, as far as it makes sense, in the currency of the session where it names none.
 * @param said JSON of a part of a FrameState
 */
export function firstState(said: string | undefined, currency: string | null): DashboardState {
  const state = { ...parseState({}), ...read(said), subject: null };
  return { ...state, currency: state.currency ?? currency };
}

function read(said: string | undefined): Partial<DashboardState> {
  if (said === undefined) return {};
  try {
    const wanted: unknown = JSON.parse(said);
    if (typeof wanted !== "object" || wanted === null) return {};
    const { filters, ...rest } = { ...parseState({}), ...wanted } as DashboardState;
    // Printed and read as an address is: nothing passes that an address could not say.
    const printed = printState({ ...rest, filters: { ...parseState({}).filters, ...filters } });
    const query = new URLSearchParams(printed);
    return parseState(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])));
  } catch {
    return {};
  }
}
