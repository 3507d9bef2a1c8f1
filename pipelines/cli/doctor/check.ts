/** What one check found. A mend tells what to do, and is there whenever something is not ok. */
export type Finding = { name: string; state: "ok" | "warn" | "fail"; found: string; mend?: string };

export const ok = (name: string, found: string): Finding => ({ name, state: "ok", found });
export const warn = (name: string, found: string, mend: string): Finding => ({ name, state: "warn", found, mend });
export const fail = (name: string, found: string, mend: string): Finding => ({ name, state: "fail", found, mend });

/** One thing to look at. What it throws is a failure of that check, not of the doctor. */
export type Check<Needs> = { name: string; look(needs: Needs): Promise<Finding | Finding[]> };

/** Looks at everything, one after another. */
export async function runChecks<Needs>(checks: readonly Check<Needs>[], needs: Needs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, look } of checks) {
    try {
      findings.push(...[await look(needs)].flat());
    } catch (error) {
      findings.push(
        fail(
          name,
          error instanceof Error ? error.message : String(error),
          "Mend what the message says, or ask for help with it.",
        ),
      );
    }
  }
  return findings;
}

/** Seconds as people say it: 40 s, 12 min, 3 h, 2 days. */
export function span(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6_000) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
