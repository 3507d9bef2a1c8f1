import { fuzzInputs } from "#server/fuzz/testing/fuzz-inputs.ts";
import { fuzzSettings } from "#server/fuzz/testing/settings.ts";

// A few calls of everything, each time others. inputs.faults.ts calls everything often.
fuzzInputs(fuzzSettings(8));
