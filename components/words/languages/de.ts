import { devices } from "#components/words/de/devices.ts";
import { shared } from "#components/words/de/shared.ts";
import { spending } from "#components/words/de/spending.ts";
import { wide } from "#components/words/de/wide.ts";
import type { Messages } from "#components/words/words.ts";

export const de: Messages = { shared, spending, devices, wide };
