import { spending } from "#components/words/ar/spending.ts";
import { wide } from "#components/words/ar/wide.ts";
import { devices } from "#components/words/en/devices.ts";
import { shared } from "#components/words/en/shared.ts";
import type { Messages } from "#components/words/words.ts";

export const ar: Messages = { shared, spending, devices, wide };
