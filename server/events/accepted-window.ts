/** Event times that a tenant accepts, in milliseconds, both ends included. */
export type AcceptedWindow = { from: number; to: number };

/** A tenant's settings of its window: an absolute start wins over a number of days back. */
export type WindowSettings = { accept_from: Date | null; accept_back_days: number; accept_ahead_days: number };

const DAY = 86_400_000;

/** The window as it is at this moment. */
export function acceptedWindow(settings: WindowSettings, now: number): AcceptedWindow {
  return {
    from: settings.accept_from?.getTime() ?? now - settings.accept_back_days * DAY,
    to: now + settings.accept_ahead_days * DAY,
  };
}
