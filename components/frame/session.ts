import type { LiveBoot } from "#components/frame/boot.ts";

/** Before its end a session is renewed, so that no call meets the end. */
const RENEW_BEFORE_MS = 60_000;
/** The longest that a timer of a browser can wait. */
const LONGEST_MS = 2_147_483_647;

export type SessionEnd = "expired" | "revoked";
type Listener = { expiring(inMs: number): void; ended(why: SessionEnd): void; changed(): void };

/**
 * The frame's session, in memory alone. Reckons by how long the server said it lives and the time that passes here, so that a
 * browser's clock may be wrong.
 */
export class FrameSession {
  #bearer: string;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #listener: Listener;
  #over: SessionEnd | null = null;

  constructor({ session, lifeMs }: Pick<LiveBoot, "session" | "lifeMs">, listener: Listener) {
    this.#bearer = session;
    this.#listener = listener;
    this.#reckon(lifeMs);
  }

  /** Why it ended; null while it lives. */
  get over(): SessionEnd | null {
    return this.#over;
  }

  /** A call in the session's name. What is answered with 401 ends it. */
  async fetch(address: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${this.#bearer}`);
    const sentWith = this.#bearer;
    const answer = await fetch(address, {
      ...init,
      headers,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
    });
    if (answer.status === 401 && sentWith === this.#bearer) this.#end("revoked");
    return answer;
  }

  /**
   * Takes a new token of the host in place of the session, keeping all that is on the screen.
   * @returns whether it was taken; the reason, by its code, when it was not
   */
  async renew(token: string): Promise<{ ok: true } | { ok: false; code: string; message: string }> {
    const answer = await fetch("/embed/api/renew", {
      method: "POST",
      headers: { authorization: `Bearer ${this.#bearer}`, "content-type": "application/json" },
      body: JSON.stringify({ token }),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
    });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok && isRenewed(body)) {
      this.#bearer = body.session;
      this.#over = null;
      this.#reckon(body.lifeMs);
      this.#listener.changed();
      return { ok: true };
    }
    const problem = isProblem(body) ? body : { code: "INTERNAL", detail: `The token was answered with status ${answer.status}.` };
    return { ok: false, code: problem.code, message: problem.detail };
  }

  #reckon(lifeMs: number): void {
    for (const timer of this.#timers) clearTimeout(timer);
    const warning = Math.max(0, lifeMs - RENEW_BEFORE_MS);
    this.#timers = [
      setTimeout(() => this.#listener.expiring(Math.max(0, lifeMs - warning)), Math.min(LONGEST_MS, warning)),
      setTimeout(() => this.#end("expired"), Math.min(LONGEST_MS, lifeMs)),
    ];
  }

  #end(why: SessionEnd): void {
    if (this.#over) return;
    this.#over = why;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#listener.ended(why);
    this.#listener.changed();
  }
}

const isRenewed = (body: unknown): body is { session: string; lifeMs: number } =>
  typeof body === "object" && body !== null && "session" in body && "lifeMs" in body;

const isProblem = (body: unknown): body is { code: string; detail: string } =>
  typeof body === "object" && body !== null && "code" in body && "detail" in body;
