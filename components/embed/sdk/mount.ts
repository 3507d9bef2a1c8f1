import type { ErrorCode, FrameMessage, HostMessage } from "#components/embed/protocol.ts";
import { backoff, bringToken } from "#components/embed/sdk/bring-token.ts";
import { makeFrame, postThrough, random, sandboxOf } from "#components/embed/sdk/door.ts";
import { type Every, emitter } from "#components/embed/sdk/emitter.ts";
import { hostLine } from "#components/embed/sdk/line.ts";
import { noteIn } from "#components/embed/sdk/note.ts";
import type { Handle, MountOptions } from "#components/embed/sdk/options.ts";
import { merged, type Tokens, tokensOf } from "#components/embed/sdk/theme.ts";

/** A frame that was opened has so many ms to say hello. */
const HELLO = 20_000;
/** A frame that asks within so many ms to be opened again waits longer each time: a token that is always refused is no loop. */
const RESTLESS = 60_000;
/** No frame becomes higher than this, in CSS pixels. */
const HIGHEST = 50_000;

/** Where the deployment is, told by the script that came from there. */
export const deployment: { base?: string } = {};

/**
 * Mounts a dashboard as the last child of an element, or of the first that a selector finds: asks the host's back end for a token, opens the frame with it, and speaks
 * with the frame until `destroy`. Faults are told by `error` events and, where there is nothing else to see, in the element.
 * `every` hears of every event.
 * @throws TypeError when there is no element, or `base` is no address
 */
export function mount(where: Element | string, given: MountOptions, every?: Every): Handle {
  const element = typeof where === "string" ? document.querySelector(where)! : where;
  /** As they stand: what is set later is kept here, for when the frame is opened again. */
  const options = { ...given };
  const base = (options.base ?? deployment.base ?? "").replace(/\/+$/, "");
  const missing = missingIn(options, base);
  const { on, emit } = emitter(options, every);
  const note = noteIn(element, options);
  const sandbox = sandboxOf(options);

  let frame: HTMLIFrameElement | undefined;
  /** Whether a viewer's keys went to the frame that was there before. */
  let inside = false;
  let height = options.height ?? 600;
  /** Counts what begins; what began before is of no interest any more. */
  let turn = 0;
  let helloTimer: ReturnType<typeof setTimeout> | undefined;
  let opened = 0;
  let restless = 0;
  let destroyed = false;

  const line = hostLine({
    origin: sandbox && !sandbox.includes("allow-same-origin") ? "null" : missing ? "" : new URL(base).origin,
    onHello: greeted,
    onMessage: hear,
    onNonsense: () => options.debug && fail("BAD_MESSAGE", "Ignored a message of the frame."),
  });

  function fail(code: ErrorCode, message: string): void {
    emit("error", { code, message });
  }

  function say(message: HostMessage): void {
    line.say(message);
    emit("message", { from: "host", message: message.type === "setToken" ? { ...message, token: "…" } : message });
  }

  function settle(): void {
    clearTimeout(helloTimer);
    note.clear();
  }

  function greeted(): void {
    settle();
    // Unless they go elsewhere by now. An empty frame would lose them when its page comes.
    if (inside && document.activeElement === document.body) frame!.focus({ preventScroll: true });
    inside = false;
  }

  /** Brings a token to `use`. In place of what it brought one for before, if it still does. */
  async function bring(
    use: (token: string) => void,
    show: (why: string, again: () => void) => void,
    delay?: number,
  ): Promise<void> {
    const own = ++turn;
    // What is destroyed in the same breath (React does, in development) asks for no token.
    await new Promise((go) => setTimeout(go, delay));
    const token = await bringToken(
      options,
      () => own === turn && !destroyed,
      (why, again) => {
        fail("TOKEN_ENDPOINT", why);
        show(why, again);
      },
    );
    if (token) use(token);
  }

  /** Opens the frame, or opens it again: a new token, a new channel, and what the viewer had chosen. */
  function open(delay?: number): void {
    if (destroyed) return;
    inside ||= document.activeElement === frame;
    // Its document is dead; the note keeps its place. What follows is opened in a frame of its own: the first page of a frame
    // adds nothing to the history, so that the host's Back button leads where it always did.
    line.cut();
    settle();
    if (missing) {
      note.fail(height, missing, () => open());
      fail("OPTIONS", missing);
      return;
    }
    note.wait(height);
    bring(
      enter,
      (why, again) =>
        note.fail(height, why, () => {
          note.wait(height);
          again();
        }),
      delay,
    );
  }

  /** Another token for the session that runs. While it still does, a failing endpoint is nothing for a viewer's eyes. */
  function renew(expired: boolean): void {
    bring(
      (token) => {
        settle();
        say({ type: "setToken", token });
      },
      (why, again) => expired && note.fail(0, why, again),
    );
  }

  /** The way through the door. */
  function enter(token: string): void {
    settle();
    frame = makeFrame(element, options, height);
    const channel = random();
    line.expect(frame, channel);
    opened = Date.now();
    postThrough(frame, `${base}/embed/${encodeURIComponent(options.dashboard)}`, {
      token,
      channel,
      origin: location.origin,
      width: `${frame.clientWidth}`,
      state: JSON.stringify(options.state),
      theme: JSON.stringify(tokensOf(options.theme)),
      locale: options.locale,
      debug: options.debug ? "1" : undefined,
    });
    helloTimer = setTimeout(() => {
      const why = `No answer of ${base} within 20 s. Is ${location.origin} among the tenant's origins?`;
      note.fail(0, why, () => open());
      fail("NETWORK", why);
    }, HELLO);
  }

  function hear(message: FrameMessage): void {
    emit("message", { from: "frame", message });
    const { type, ...detail } = message;
    const answers = emit(type, detail as never);
    if (type === "resize" && frame) {
      height = Math.min(message.height, HIGHEST);
      frame.style.height = `${height}px`;
    }
    if (type === "ready" || type === "filterChanged") options.state = message.state;
    if (type === "drill")
      Promise.all(answers).then((all) => say({ type: "drillAnswer", id: message.id, allow: !all.includes(false) }));
    if (type === "tokenExpiring") renew(false);
    if (type === "tokenNeeded") {
      if (message.reason === "expired") renew(true);
      else again();
    }
  }

  /** The frame asks to be opened again: at once, then ever more slowly. */
  function again(): void {
    restless = Date.now() - opened < RESTLESS ? restless + 1 : 0;
    open(restless > 1 ? backoff(restless - 2) : 0);
  }

  open();
  return {
    on,
    setFilters(state) {
      options.state = { ...options.state, ...state };
      say({ type: "setFilters", state });
    },
    setTheme(change) {
      const theme = tokensOf(change) as Tokens;
      options.theme = merged(tokensOf(options.theme), theme);
      say({ type: "setTheme", theme });
    },
    setLocale(locale) {
      options.locale = locale;
      say({ type: "setLocale", locale });
    },
    export: (tile) => say({ type: "export", tile }),
    print: () => say({ type: "print" }),
    reload: () => open(),
    destroy() {
      destroyed = true;
      line.close();
      settle();
    },
  };
}

/** What is missing, as a sentence; empty when nothing is. */
function missingIn({ dashboard, tokenUrl, getToken }: MountOptions, base: string): string {
  if (!dashboard) return "Missing: dashboard (name).";
  if (!tokenUrl && !getToken) return "Missing: tokenUrl or getToken.";
  return /^https?:/.test(base) ? "" : "Missing: base, https://...";
}
