import { shared } from "#components/words/en/shared.ts";
import { devices } from "#components/words/fr/devices.ts";
import { spending } from "#components/words/fr/spending.ts";
import { wide } from "#components/words/fr/wide.ts";
import type { Messages } from "#components/words/words.ts";

export const fr: Messages = { shared, spending, devices, wide };
