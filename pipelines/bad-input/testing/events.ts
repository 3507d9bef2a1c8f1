/** A day that every tenant accepts, and the period around it. */
const AT = new Date(Date.now() - 2 * 86_400_000);
export const TIME = AT.toISOString();
const day = (days: number) => new Date(AT.getTime() + days * 86_400_000).toISOString().slice(0, 10);
export const PERIOD = { from: day(-20), to: day(3) };

type Top = Record<string, unknown>;

/** An event of a type, with anything in it otherwise. */
export const event = (id: string, type: string, data: object, top: Top = {}): Top => ({
  ...{ specversion: "1.0", id, source: "/test", type: `inlay.${type}.v1`, subject: "ada", time: TIME, data },
  ...top,
});

/** A purchase of a euro, with anything in it otherwise. */
export const payment = (id: string, data: object = {}, top: Top = {}): Top =>
  event(id, "spending.transaction", { transactionId: id, direction: "debit", amountMinor: 100, currency: "EUR", ...data }, top);

/** A reading of an hour, with anything in it otherwise. */
export const reading = (id: string, channels: object, data: object = {}, top: Top = {}): Top =>
  event(id, "devices.reading", { deviceId: "meter", channels, ...data }, top);

export const text = (value: unknown): string => JSON.stringify(value);
