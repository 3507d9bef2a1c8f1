import { expect, test } from "vitest";
import { MOST_STREAMS, takeStreamPlace } from "#server/live/stream-places.ts";

test("a session has so many places, each given back once, whoever else has some", () => {
  const taken = Array.from({ length: MOST_STREAMS }, () => takeStreamPlace("a"));
  expect(() => takeStreamPlace("a")).toThrow(expect.objectContaining({ code: "TOO_MANY_STREAMS", status: 429 }));
  const other = takeStreamPlace("b");
  taken[0]!();
  taken[0]!();
  const again = takeStreamPlace("a");
  expect(() => takeStreamPlace("a")).toThrow("streams");
  for (const giveBack of [...taken, again, other]) giveBack();
  expect(Array.from({ length: MOST_STREAMS }, () => takeStreamPlace("a"))).toHaveLength(MOST_STREAMS);
});
