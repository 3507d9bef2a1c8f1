import fc from "fast-check";
import { expect, test } from "vitest";
import { findUnusual, keepsHours, type WeekHour } from "./find-unusual.ts";

const HOUR = 3_600_000;
const WH = 3.6e9;
/** An hour of a day, by the days since a Monday; clocks do not change here. */
const at = (day: number, hour: number, wh: number): WeekHour => ({ day, hour, at: (day * 24 + hour) * HOUR, uj: wh * WH });
/** The same hour of the week, so many weeks before day 70. */
const weeks = (hour: number, ...values: number[]) => values.map((wh, index) => at(70 - 7 * (values.length - index), hour, wh));
const found = (hours: WeekHour[], from = 70, to = 71) =>
  findUnusual(
    hours.toSorted((a, b) => a.at - b.at),
    from,
    to,
  ).map(({ from: since, to: until, uj, usualUj, madUj, direction }) => ({
    hours: (until - since) / HOUR,
    wh: uj / WH,
    usual: usualUj / WH,
    mad: madUj / WH,
    direction,
  }));

test("further than 3 MADs, and than mean hours: one and a half upwards, three quarters downwards", () => {
  const usual = weeks(8, 200, 240, 260, 300);
  // Median 250, deviations 50, 10, 10, 50: MAD 30. The mean hour is 250 Wh too: 375 Wh more, or 187.5 Wh less.
  expect(found([...usual, at(70, 8, 626)])).toEqual([{ hours: 1, wh: 626, usual: 250, mad: 30, direction: "more" }]);
  expect(found([...usual, at(70, 8, 625)])).toEqual([]);
  expect(found([...usual, at(70, 8, 62)])).toMatchObject([{ direction: "less" }]);
  expect(found([...usual, at(70, 8, 62.5)])).toEqual([]);
  // Here 3 MADs are more: 1,000 and 3 x 700.
  const wild = weeks(8, 100, 500, 1_500, 1_900);
  expect(found([...wild, at(70, 8, 3_100)])).toEqual([]);
  expect(found([...wild, at(70, 8, 3_101)])).toHaveLength(1);
});

test("where all were the same, the floor alone decides", () => {
  const never = weeks(3, 0, 0, 0, 0, 0);
  expect(found([...never, at(70, 3, 100)])).toEqual([]);
  expect(found([...never, at(70, 3, 100.001)])).toMatchObject([{ usual: 0, mad: 0, direction: "more" }]);
});

test("four values are needed, of the 8 weeks before", () => {
  expect(found([...weeks(8, 10, 10, 10), at(70, 8, 900)])).toEqual([]);
  expect(found([...weeks(8, 10, 10, 10, 10), at(70, 8, 900)])).toHaveLength(1);
  const old = [at(70 - 63, 8, 10), ...weeks(8, 10, 10, 10)];
  expect(found([...old, at(70, 8, 900)])).toEqual([]);
  const oldest = [at(70 - 56, 8, 10), ...weeks(8, 10, 10, 10)];
  expect(found([...oldest, at(70, 8, 900)])).toHaveLength(1);
});

test("neighbouring hours that are unusual in the same way are one finding", () => {
  const usual = [8, 9, 10, 11].flatMap((hour) => weeks(hour, 500, 500, 500, 500));
  const joined = found([...usual, at(70, 8, 1_400), at(70, 9, 1_500), at(70, 10, 500), at(70, 11, 1_600)]);
  expect(joined).toMatchObject([
    { hours: 2, wh: 2_900, usual: 1_000 },
    { hours: 1, wh: 1_600 },
  ]);
  const opposite = weeks(12, 2_000, 2_000, 2_000, 2_000);
  expect(found([...usual, ...opposite, at(70, 11, 1_900), at(70, 12, 0)]).map(({ direction }) => direction)).toEqual([
    "more",
    "less",
  ]);
});

test("of an hour that comes twice, neither is compared with the other", () => {
  const usual = weeks(2, 100, 100, 100, 100);
  const twice = [at(70, 2, 900), { ...at(70, 2, 800), at: (70 * 24 + 3) * HOUR }];
  expect(found([...usual, ...twice])).toMatchObject([{ hours: 2, wh: 1_700, usual: 200 }]);
  // With three values before, the first one is no fourth for the second.
  expect(found([...usual.slice(1), ...twice])).toEqual([]);
  // A week later they are two values of that hour.
  expect(found([...usual.slice(2), ...twice, at(77, 2, 2_000)], 77, 78)).toMatchObject([{ usual: 450 }]);
});

test("a device that runs now and then keeps no hours; one with a week does", () => {
  const washer = Array.from({ length: 8 * 7 * 24 }, (_, index) =>
    at(Math.floor(index / 24), index % 24, index % 53 === 0 ? 700 : 1),
  );
  const fridge = washer.map((hour, index) => ({ ...hour, uj: (40 + (index % 5)) * WH }));
  const heating = washer.map((hour) => ({ ...hour, uj: (hour.hour < 6 ? 900 : 0) * WH }));
  const solar = heating.map((hour) => ({ ...hour, uj: -hour.uj }));
  expect([washer, fridge, heating, solar].map(keepsHours)).toEqual([false, true, true, true]);
});

test("weeks later the same is found, weeks later", () => {
  const values = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 9 * 24, maxLength: 9 * 24 });
  fc.assert(
    fc.property(values, fc.integer({ min: -200, max: 200 }), (all, shift) => {
      // Nine days of 24 hours that are the same hour of nine weeks.
      const hours = all.map((wh, index) => at(7 * Math.floor(index / 24), index % 24, wh));
      const later = hours.map((hour) => ({ ...hour, day: hour.day + 7 * shift, at: hour.at + 7 * 24 * shift * HOUR }));
      const [now, then] = [findUnusual(hours, 0, 57), findUnusual(later, 7 * shift, 7 * shift + 57)];
      expect(
        then.map((each) => ({ ...each, from: each.from - 7 * 24 * shift * HOUR, to: 0, day: each.day - 7 * shift })),
      ).toEqual(now.map((each) => ({ ...each, to: 0 })));
      for (const each of now) expect(Math.abs(each.uj - each.usualUj)).toBeGreaterThan(3 * each.madUj);
    }),
    { numRuns: 40 },
  );
});
