import { fuzzDoors } from "#app/embed/testing/fuzz-doors.ts";
import { fuzzSettings } from "#server/fuzz/testing/settings.ts";

// Some openings, each time others. fuzz.faults.ts tries many.
fuzzDoors(fuzzSettings(60));
