import { devices } from "#components/words/es/devices.ts";
import { shared } from "#components/words/es/shared.ts";
import { spending } from "#components/words/es/spending.ts";
import { wide } from "#components/words/es/wide.ts";
import type { Messages } from "#components/words/words.ts";

export const es: Messages = { shared, spending, devices, wide };
