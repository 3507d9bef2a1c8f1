import { devices } from "#components/words/ar/devices.ts";
import { shared } from "#components/words/ar/shared.ts";
import { spending } from "#components/words/ar/spending.ts";
import { wide } from "#components/words/ar/wide.ts";
import type { Messages } from "#components/words/words.ts";

export const ar: Messages = { shared, spending, devices, wide };
