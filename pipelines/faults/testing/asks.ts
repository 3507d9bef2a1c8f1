import { pause } from "#db/embedded/processes.ts";
import type { Customer, Stack } from "#pipelines/faults/testing/stack.ts";
import type { LawEvent } from "#pipelines/law/events.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type Answer = { status: number; retryAfter: string | null; text: string };

/** One sending over HTTP, by the tenant's key. @throws when no answer comes */
export async function post(stack: Stack, { key }: Customer, events: readonly LawEvent[], limitMs = 60_000): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const signal = AbortSignal.timeout(limitMs);
  const response = await fetch(`${stack.web}/api/v1/events`, { method: "POST", headers, body: JSON.stringify(events), signal });
  return { status: response.status, retryAfter: response.headers.get("retry-after"), text: await response.text() };
}

/** A tenant's spending dashboard of the last two months, asked for by tRPC over HTTP. */
export async function askDashboard(stack: Stack, { key }: Customer, limitMs = 60_000): Promise<Answer> {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const input = encodeURIComponent(JSON.stringify({ period: { from: day(60), to: day(-2) } }));
  const headers = { authorization: `Bearer ${key}` };
  const signal = AbortSignal.timeout(limitMs);
  const response = await fetch(`${stack.web}/api/trpc/dashboards.spending?input=${input}`, { headers, signal });
  return { status: response.status, retryAfter: response.headers.get("retry-after"), text: await response.text() };
}

/** What that dashboard shows. @throws Error with the answer when it is none */
export async function seen(
  stack: Stack,
  customer: Customer,
): Promise<{ spent: number; asOf: number; waitingSince: number | null }> {
  const { status, text } = await askDashboard(stack, customer);
  if (status !== 200) throw new Error(`The dashboard answered ${status}: ${text}`);
  const { cashFlow, asOf, waitingSince } = JSON.parse(text).result.data as SpendingView;
  return {
    spent: cashFlow.total.outMinor,
    asOf: Date.parse(asOf),
    waitingSince: waitingSince === null ? null : Date.parse(waitingSince),
  };
}

/** Payments of a euro each, of yesterday. */
export function payments(prefix: string, count: number): LawEvent[] {
  const time = new Date(Date.now() - 86_400_000).toISOString();
  return Array.from({ length: count }, (_, n) => {
    const id = `${prefix}-${n}`;
    const data = { transactionId: id, direction: "debit", amountMinor: 100, currency: "EUR", kind: "purchase" };
    const head = { specversion: "1.0", id, source: "/clients", type: "inlay.spending.transaction.v1", subject: "ada" } as const;
    return { ...head, time, data };
  });
}

/** Asks until the answer is yes; what it throws meanwhile is a no. @throws Error when it takes longer than `ms` */
export async function until(what: string, ask: () => Promise<boolean> | boolean, ms = 30_000): Promise<void> {
  let last: unknown;
  for (const end = performance.now() + ms; performance.now() < end; await pause(50)) {
    try {
      if (await ask()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`It did not happen within ${ms} ms: ${what}`, { cause: last });
}

/** Waits until the web app answers at all, so that a test begins with everything at work. */
export const untilUp = (stack: Stack): Promise<void> =>
  until("the web app answers", async () => (await fetch(`${stack.web}/readyz`)).status === 200);
