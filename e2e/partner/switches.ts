/**
 * What a test may ask of a portal by its address. Each makes something slower, wrong or narrower; none shows more than the
 * sign-in allows, so they may stay on in a demo.
 */
export type Switches = {
  /** The token takes this long, in ms. */
  "slow-token"?: number;
  /** So many token requests after the page fail with 503. */
  "fail-token"?: number;
  /** The signer's clock is off by so many seconds. */
  skew?: number;
  /** How long a token lives, in seconds. */
  life?: number;
  /** The frame gets scripts and nothing else. */
  sandbox?: true;
  /** All customers together: staff only. */
  tenantwide?: true;
  /** Locked filters, as `category:groceries`; `category:` locks to nothing. */
  lock?: string[];
  /** Rights that the token names, of those the portal gives. */
  can?: string[];
  /** The dashboards that the token names, instead of the page's. */
  dashboards?: string[];
  locale?: string;
  /** In which the token has timestamps written. */
  timezone?: string;
  /** light, dark or auto. */
  mode?: string;
  /** Errors are told in the frame. */
  debug?: true;
};

const NUMBERS = ["slow-token", "fail-token", "skew", "life"] as const;
const FLAGS = ["sandbox", "tenantwide", "debug"] as const;
const WORDS = ["locale", "timezone", "mode"] as const;
const LISTS = ["can", "dashboards"] as const;

/** From an address. What is no switch, or makes no sense, is ignored. */
export function readSwitches(query: URLSearchParams): Switches {
  const switches: Switches = {};
  for (const name of NUMBERS) {
    const value = Number(query.get(name) ?? Number.NaN);
    if (Number.isFinite(value)) switches[name] = value;
  }
  for (const name of FLAGS) if (query.has(name)) switches[name] = true;
  for (const name of WORDS) {
    const value = query.get(name);
    if (value) switches[name] = value;
  }
  for (const name of LISTS) {
    const value = query.get(name);
    if (value !== null) switches[name] = value.split(",").filter(Boolean);
  }
  if (query.has("lock")) switches.lock = query.getAll("lock");
  return switches;
}

/** To an address: what `readSwitches` reads. */
export function writeSwitches(switches: Switches): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(switches)) {
    if (name === "lock") for (const lock of value as string[]) query.append(name, lock);
    else query.set(name, value === true ? "" : Array.isArray(value) ? value.join(",") : String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}
