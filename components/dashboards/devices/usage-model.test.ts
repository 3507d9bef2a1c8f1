import { expect, test } from "vitest";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { devicesFixture } from "#components/dashboards/fixtures/devices.ts";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";

test("devices may be called as what every object has, also where one of them reported nothing", () => {
  const view = devicesFixture();
  const ids = view.use.buckets[0]!.byDevice.map(({ device }) => device);
  const renamed = new Map([
    [ids[0]!, "constructor"],
    [ids[1]!, "__proto__"],
    [ids[2]!, "toString"],
  ]);
  const of = (device: string) => renamed.get(device) ?? device;
  const buckets = view.use.buckets.map((bucket, at) => ({
    ...bucket,
    byDevice: at % 2 ? bucket.byDevice.map(({ device, wh }) => ({ device: of(device), wh })) : [],
  }));
  const { series } = usageModel({ ...view, use: { ...view.use, buckets } }, parseState({}), ENGLISH);
  expect(series.map(({ name }) => name)).toEqual(expect.arrayContaining([...renamed.values()]));
  for (const { values } of series) for (const value of values) expect(["number", "object"]).toContain(typeof value);
});
