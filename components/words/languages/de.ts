import { devices } from "#components/words/de/devices.ts";
import { spending } from "#components/words/de/spending.ts";
import { wide } from "#components/words/de/wide.ts";
import { shared } from "#components/words/en/shared.ts";
import type { Messages } from "#components/words/words.ts";

export const de: Messages = { shared, spending, devices, wide };
