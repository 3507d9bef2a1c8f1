import { type DashboardState, parseState, type Query } from "#components/url/dashboard-state.ts";

/**
 * What is shown first: what the host asked for, as far as it makes sense, in the currency of the session where it names none.
 * @param said JSON of a part of a FrameState
 */
export function firstState(said: string | undefined, currency: string | null): DashboardState {
  const state = { ...read(said), subject: null };
  return { ...state, currency: state.currency ?? currency };
}

function read(said: string | undefined): DashboardState {
  try {
    // Read as an address is: nothing passes that an address could not say.
    return parseState(queryOf(JSON.parse(said ?? "{}")));
  } catch {
    return parseState({});
  }
}

/** @throws TypeError for what is no object */
function queryOf(wanted: Partial<Record<keyof DashboardState, Record<string, unknown>>>): Query {
  const { period, comparison, currency, filters } = wanted;
  const asked = { ...filters, period: period?.preset, from: period?.from, to: period?.to, compare: comparison, currency };
  // Whatever stands there: each value is checked when it is read.
  return asked as Query;
}
