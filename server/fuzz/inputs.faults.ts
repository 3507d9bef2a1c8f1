import { fuzzInputs } from "#server/fuzz/testing/fuzz-inputs.ts";
import { fuzzSettings } from "#server/fuzz/testing/settings.ts";

// As inputs.it.test.ts, often.
fuzzInputs({ ...fuzzSettings(300), tells: true });
