import type { Change, LiveDomain } from "#server/live/change.ts";

/** Of so many subjects it is known when they last changed; one takes about 250 bytes. */
const MOST = 20_000;
/** By so much the clocks of two web servers may differ. */
const SKEW_MS = 2_000;

/** Whose figures: those of some dashboards, of one subject or (null) of all together. */
export type Interest = { tenantId: string; subject: string | null; domains: readonly LiveDomain[] };
/** subjects: null when they are many. */
type Told = Change & { tenant: string; subjects: readonly string[] | null };
/** what: tells it from every other. */
type News = { what: string; when: number };

/**
 * Remembers what was told of. Who stops listening takes a mark along, and learns by it later, at any web server, whether
 * something has changed since: never "no" when something has, and "yes" for nothing only where it cannot be known.
 */
export function rememberHeard(most = MOST, clock = Date.now) {
  /** The newest of each subject, the oldest first. */
  const heard = new Map<string, News>();
  /** Since when everything is known. */
  let from = Number.POSITIVE_INFINITY;
  let latest = 0;
  // Somebody may put the clock back; what comes later is later all the same.
  const now = () => (latest = Math.max(latest, clock()));

  const newest = ({ tenantId, subject, domains }: Interest): News | undefined => {
    const whose = subject === null ? [ANY] : [MANY, nameOf(subject)];
    const all = domains.flatMap((domain) => whose.map((who) => heard.get(keyOf(tenantId, domain, who))));
    return all.reduce((one, other) => (other && !(one && one.when > other.when) ? other : one), undefined);
  };

  return {
    /** Listening has begun, or begun again: what was told before may have been missed. */
    begin(): void {
      heard.clear();
      from = now();
    },

    hear({ tenant, domain, subjects, at }: Told): void {
      const when = now();
      for (const who of [ANY, ...(subjects?.map(nameOf) ?? [MANY])]) {
        const key = keyOf(tenant, domain, who);
        heard.delete(key);
        heard.set(key, { what: `${domain} ${at}`, when });
      }
      for (const [key, oldest] of heard) {
        if (heard.size <= most) return;
        heard.delete(key);
        from = oldest.when;
      }
    },

    /** Says up to where its holder knows all: when it was given, and what had changed last by then. */
    mark: (interest: Interest): string => `${now()}~${newest(interest)?.what ?? ""}`,

    /** Whether something has changed, or may have, since this mark was given to somebody of the same interest. */
    missed(interest: Interest, mark: string): boolean {
      const [, given, what] = /^(\d+)~(.*)$/.exec(mark) ?? [];
      if (given === undefined) return true;
      const last = newest(interest);
      return last?.what !== what && (last?.when ?? from) >= Number(given) - SKEW_MS;
    },
  };
}

const ANY = "any";
const MANY = "many";
/** Of a subject that may be called "any". */
const nameOf = (subject: string) => `:${subject}`;
const keyOf = (tenantId: string, domain: LiveDomain, who: string) => `${tenantId} ${domain} ${who}`;
