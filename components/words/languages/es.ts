import { shared } from "#components/words/en/shared.ts";
import { spending } from "#components/words/en/spending.ts";
import { wide } from "#components/words/en/wide.ts";
import { devices } from "#components/words/es/devices.ts";
import type { Messages } from "#components/words/words.ts";

export const es: Messages = { shared, spending, devices, wide };
