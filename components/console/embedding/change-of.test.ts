import { describe, expect, test } from "vitest";
import { changeOf } from "#components/console/embedding/change-of.ts";
import type { EmbedSettings } from "#components/console/embedding/outputs.ts";
import { PLAIN } from "#components/console/embedding/theme/theme-draft.ts";

const settings = (version: string, more: Partial<EmbedSettings> = {}): EmbedSettings => ({
  ...{ origins: ["https://a.example"], rights: ["events", "export"], theme: PLAIN, locale: null },
  ...{ issuer: "acme", audience: "https://inlay.example", version, ...more },
});
const seen = settings("1");

describe("a change of settings", () => {
  test("sends them whole, and says that it was made of what is there", () => {
    expect(changeOf(seen, seen, { locale: "de" })).toEqual({
      ...{ origins: seen.origins, rights: seen.rights, theme: PLAIN, locale: "de", from: "1" },
    });
  });

  test("keeps what somebody else saved of other parts", () => {
    const now = settings("2", { origins: ["https://b.example"], theme: { ...PLAIN, radius: 4 } });
    const form = { origins: seen.origins, rights: seen.rights, locale: "de" };
    expect(changeOf(seen, now, form)).toMatchObject({ origins: now.origins, theme: now.theme, locale: "de", from: "2" });
  });

  test("of a part that somebody else saved says of which settings it was made, so that it is refused", () => {
    const now = settings("2", { origins: ["https://b.example"] });
    expect(changeOf(seen, now, { origins: ["https://c.example"], locale: null }).from).toBe("1");
    const themed = settings("2", { theme: { ...PLAIN, radius: 4 } });
    expect(changeOf(seen, themed, { theme: { ...PLAIN, radius: 8 } }).from).toBe("1");
  });

  test("that somebody else made alike, or in another order, is none to be refused", () => {
    const now = settings("2", { origins: ["https://b.example"], rights: ["export", "events"] });
    expect(changeOf(seen, now, { origins: ["https://b.example"] }).from).toBe("2");
    expect(changeOf(seen, now, { rights: ["export", "events"] })).toMatchObject({ rights: now.rights, from: "2" });
  });
});
