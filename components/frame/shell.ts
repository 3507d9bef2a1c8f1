import { openChannel } from "#components/embed/channel/open-channel.ts";
import { watchHeight } from "#components/embed/channel/watch-height.ts";
import type { FrameState, HostMessage } from "#components/embed/protocol.ts";
import { type Boot, type DeadBoot, frameStateOf, type Host, type LiveBoot } from "#components/frame/boot.ts";
import { drills } from "#components/frame/drills.ts";
import { type AppHandlers, type Frame, runFor } from "#components/frame/frame.ts";
import { heldPresses } from "#components/frame/held-presses.ts";
import { watchChanges } from "#components/frame/live.ts";
import { redrawing } from "#components/frame/redrawing.ts";
import { FrameSession } from "#components/frame/session.ts";

type FirstChart = { bringToLife(chart: HTMLElement, frame: Frame): Promise<void> };
type App = { start(frame: Frame): Promise<void> };

// What runs with the page: it speaks with the host, keeps the session, and brings the app when somebody wants something or figures
// changed. Small, since it is all that runs before the first interaction.

const NOTHING_CHOSEN: FrameState = { period: null, comparison: "previous", currency: null, filters: {} };

const boot = readBoot();
if (boot?.kind === "live") live(boot);
else if (boot?.host) tellWhy(boot, boot.host);

/** Reads what the server wrote for us, and takes it off the page: the session stays in memory alone. */
function readBoot(): Boot | null {
  const element = document.getElementById("boot");
  const text = element?.textContent;
  element?.remove();
  return text ? (JSON.parse(text) as Boot) : null;
}

/** A page that shows nothing: its host hears why, or opens it anew. */
function tellWhy({ error, reopens }: DeadBoot, { channel, origin }: Host): void {
  const host = openChannel({ channel, hostOrigin: origin, onMessage: () => {} });
  host.send(reopens ? { type: "tokenNeeded", reason: "reload" } : { type: "error", ...error });
  const content = document.getElementById("frame");
  if (content) watchHeight(content, (height) => host.send({ type: "resize", height }));
}

function live(boot: LiveBoot): void {
  const waiting: HostMessage[] = [];
  let handlers: AppHandlers | null = null;
  const sessionCalls = new Set<() => void>();
  const changeCalls = new Set<() => void>();

  const hear = (message: HostMessage) => {
    if (message.type === "setToken") void takeToken(message.token);
    else if (message.type === "drillAnswer") asked.answer(message.id, message.allow);
    else if (handlers) runFor(handlers, message);
    else {
      waiting.push(message);
      wake();
    }
  };
  const host = boot.host
    ? openChannel({ channel: boot.host.channel, hostOrigin: boot.host.origin, onMessage: hear, debug: boot.debug })
    : null;
  const tell: Frame["tell"] = (message) => host?.send(message);
  let hosted = false;
  void host?.opened.then((opened) => {
    hosted = opened;
  });
  const asked = drills(tell, () => hosted);

  const session = new FrameSession(boot, {
    expiring: (inMs) => tell({ type: "tokenExpiring", inMs }),
    ended: (reason) => tell({ type: "tokenNeeded", reason }),
    changed: () => {
      for (const call of sessionCalls) call();
    },
  });
  async function takeToken(token: string): Promise<void> {
    const renewed = await session.renew(token).catch(() => null);
    if (renewed === null) tell({ type: "error", code: "NETWORK", message: "The token could not be brought to the server." });
    else if (renewed.ok) watchAnew();
    else if (renewed.code === "SESSION_CHANGED" || renewed.code === "SESSION_ENDED") {
      // Somebody else's dashboard begins with nothing of this one's, not even what was chosen in it.
      if (renewed.code === "SESSION_CHANGED") tell({ type: "filterChanged", state: NOTHING_CHOSEN });
      tell({ type: "tokenNeeded", reason: "reload" });
    } else tell({ type: "error", code: "TOKEN_REFUSED", message: `${renewed.code}: ${renewed.message}` });
  }

  /** Figures changed while the app was on its way with those before. */
  let untold = false;
  let watchAnew = () => {};
  const drawing = redrawing(boot, session, () => !woken);
  const watch = () => {
    watchAnew = watchChanges(session, boot, () => {
      // Until somebody touches it, the page stays what the server draws.
      if (!woken) return drawing.changed();
      untold = changeCalls.size === 0;
      for (const call of changeCalls) call();
    });
  };

  const add = (calls: Set<() => void>) => (call: () => void) => {
    calls.add(call);
    return () => calls.delete(call);
  };
  const frame: Frame = {
    boot,
    session,
    first: () => first ?? ask(),
    tell,
    hosted: () => hosted,
    onSession: add(sessionCalls),
    onChange(call) {
      if (untold) call();
      untold = false;
      return add(changeCalls)(call);
    },
    handle(app) {
      handlers = app;
      presses.release();
      for (const message of waiting.splice(0)) runFor(app, message);
    },
    askDrill: asked.ask,
  };
  const presses = heldPresses();
  let first: Promise<unknown> | null = null;
  async function ask(): Promise<unknown> {
    const answer = await session.fetch(boot.first);
    if (!answer.ok) throw new Error(`The figures were answered with status ${answer.status}.`);
    return ((await answer.json()) as { result: { data: unknown } }).result.data;
  }
  let woken = false;
  function wake(touch?: Event): void {
    if (woken) return;
    woken = true;
    drawing.end();
    const chart = touch?.target instanceof Element ? touch.target.closest<HTMLElement>(".chart-box") : null;
    // Side by side: each would otherwise be found only when the one before it runs.
    for (const address of [boot.words, boot.engine, chart ? boot.chart : boot.app]) preload(address);
    first = ask();
    const ahead = chart
      ? import(/* @vite-ignore */ boot.chart).then(({ bringToLife }: FirstChart) => bringToLife(chart, frame)).then(painted)
      : Promise.resolve();
    // Without its chart ahead the page becomes alive all the same.
    ahead
      .catch(() => {})
      .then(() => import(/* @vite-ignore */ boot.app))
      .then(({ start }: App) => start(frame))
      .catch((error: unknown) => {
        woken = false;
        presses.release();
        tell({ type: "error", code: "NETWORK", message: `The dashboard could not be brought to life: ${String(error)}` });
      });
  }

  const content = document.getElementById("frame");
  if (content) watchHeight(content, (height) => tell({ type: "resize", height }));
  // Moves count as well: the pointer may have come before this script.
  for (const kind of ["pointerover", "pointermove", "touchstart", "focusin", "keydown"])
    document.addEventListener(kind, wake, { once: true, passive: true, capture: true });
  // After the page has loaded and been drawn: the drawing of the server is what is seen first.
  if (document.readyState === "complete") watch();
  else window.addEventListener("load", watch, { once: true });
  // Pressed before this script was there.
  if (presses.any) wake();
  tell({ type: "ready", dashboard: boot.dashboard, state: frameStateOf(boot.state) });
}

/** Once what was changed is on the screen: what follows would keep it off for as long as it takes. A hidden page is not painted. */
function painted(): Promise<unknown> {
  const shown = new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return Promise.race([shown, new Promise((done) => setTimeout(done, 300))]);
}

/** Begins to fetch a script that will be wanted in a moment. */
function preload(address: string): void {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = address;
  document.head.append(link);
}
