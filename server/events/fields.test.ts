import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyCodes, isCurrency, minorDigits } from "#server/events/currencies.ts";
import { parseInstant } from "#server/events/instants.ts";
import { nearest } from "#server/events/nearest.ts";
import { isZone } from "#server/events/zones.ts";

describe("currencies", () => {
  test("are all that the runtime has in use, units of account between states apart", () => {
    const names = new Intl.DisplayNames("en", { type: "currency" });
    const ended = (code: string) => /\(\d{4}/.test(names.of(code) ?? "");
    expect(Intl.supportedValuesOf("currency").filter((code) => !isCurrency(code) && !ended(code))).toEqual(["XDR", "XSU"]);
    expect([minorDigits("EUR"), minorDigits("JPY"), minorDigits("KWD"), minorDigits("XXX")]).toEqual([2, 0, 3, undefined]);
    expect(currencyCodes().every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });
});

describe("zones", () => {
  test("every zone of the runtime is one, and so are aliases; offsets and abbreviations are not", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    expect(zones.filter((zone) => zone.includes("/") && !isZone(zone))).toEqual([]);
    expect(
      ["UTC", "Asia/Kolkata", "Asia/Calcutta", "America/Argentina/Buenos_Aires", "Etc/GMT+5"].filter((zone) => !isZone(zone)),
    ).toEqual([]);
    expect(["", "CET", "+01:00", "Europe/Atlantis", "Europe/Berlin ", "../etc/passwd"].filter(isZone)).toEqual([]);
  });
});

describe("instants", () => {
  test("agree with the runtime wherever both read a text", () => {
    const texts = [
      "2026-11-20T18:04:11Z",
      "2026-11-20T18:04:11.5+01:00",
      "2024-02-29T00:00:00-08:30",
      "0099-12-31T23:59:59Z",
      "1969-12-31T23:59:59.999Z",
    ];
    for (const text of texts) expect(parseInstant(text), text).toBe(Date.parse(text));
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true }),
        fc.integer({ min: -939, max: 939 }),
        (date, offset) => {
          const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
          const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
            String(part).padStart(2, "0"),
          );
          expect(parseInstant(`${local}${offset < 0 ? "-" : "+"}${hours}:${minutes}`)).toBe(date.getTime());
        },
      ),
    );
    expect(parseInstant("2026-11-20t18:04:11.123456789z")).toBe(Date.parse("2026-11-20T18:04:11.123Z"));
  });
  test.each([
    "2026-11-20",
    "2026-11-20T18:04Z",
    "2026-11-20T18:04:11",
    "2026-11-20 18:04:11Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-01-32T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2016-12-31T23:59:60Z",
    "2026-01-01T00:00:00+16:00",
    "0000-01-01T00:00:00Z",
    "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00Z ",
    "1",
  ])("%s is none", (text) => expect(parseInstant(text)).toBeUndefined());
});

describe("a guess at a misspelt name", () => {
  const names = ["transactionId", "amountMinor", "merchant", "mcc"];
  test.each([
    ["transaction_id", "transactionId"],
    ["AmountMinor", "amountMinor"],
    ["merchnat", "merchant"],
    ["mmc", "mcc"],
    ["colour", undefined],
  ])("%s: %s", (word, meant) => expect(nearest(word, names)).toBe(meant));
});
