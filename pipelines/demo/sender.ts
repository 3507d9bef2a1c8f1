import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { CloudEvent } from "./demo-event.ts";

const Receipt = z.object({
  accepted: z.int(),
  duplicate: z.int(),
  quarantined: z.int(),
  results: z.array(z.object({ id: z.string().nullable(), status: z.string(), message: z.string().optional() })),
});

export type Sent = { accepted: number; duplicate: number; refused: { count: number; example: string | null } };

export type SenderOptions = {
  /** Of the web app. */
  url: string;
  apiKey: string;
  /** How long a server that is away is asked again before giving up. */
  patienceMs?: number;
};

/**
 * Sends a batch as any client would: over HTTP with an API key, again after the time that a 429 or 503 asks for.
 * @throws Error when the server refuses the request as a whole, or stays away for longer than the patience.
 */
export async function sendEvents(options: SenderOptions, events: readonly CloudEvent[]): Promise<Sent> {
  const body = JSON.stringify(events);
  const until = Date.now() + (options.patienceMs ?? 120_000);
  for (let attempt = 1; ; attempt++) {
    const answer = await post(options, body);
    if (answer.status === 200) return sentOf(Receipt.parse(JSON.parse(answer.text)));
    const again = answer.status === 0 || answer.status === 429 || answer.status >= 502;
    if (!again || Date.now() > until)
      throw new Error(
        `${options.url} did not take the demo's events (${answer.status || "no answer"}): ${answer.text.slice(0, 300)}`,
      );
    await pause(answer.retryAfter ? answer.retryAfter * 1000 : Math.min(5_000, 100 * 2 ** attempt));
  }
}

async function post(
  { url, apiKey }: SenderOptions,
  body: string,
): Promise<{ status: number; text: string; retryAfter?: number }> {
  try {
    const response = await fetch(`${url}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/cloudevents-batch+json" },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    const retryAfter = Number(response.headers.get("retry-after"));
    return { status: response.status, text: await response.text(), ...(retryAfter > 0 && { retryAfter }) };
  } catch (error) {
    return { status: 0, text: error instanceof Error ? `${error.message} ${error.cause ?? ""}` : String(error) };
  }
}

function sentOf(receipt: z.infer<typeof Receipt>): Sent {
  const first = receipt.results.find(({ status }) => status !== "duplicate");
  const example = first ? `${first.id}: ${first.message ?? first.status}` : null;
  return { accepted: receipt.accepted, duplicate: receipt.duplicate, refused: { count: receipt.quarantined, example } };
}
