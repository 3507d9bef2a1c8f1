import { fuzzDoors } from "#app/embed/testing/fuzz-doors.ts";
import { fuzzSettings } from "#server/fuzz/testing/settings.ts";

// As fuzz.it.test.ts, often.
fuzzDoors(fuzzSettings(2_000));
