import { devices } from "#components/words/fr/devices.ts";
import { shared } from "#components/words/fr/shared.ts";
import { spending } from "#components/words/fr/spending.ts";
import { wide } from "#components/words/fr/wide.ts";
import type { Messages } from "#components/words/words.ts";

export const fr: Messages = { shared, spending, devices, wide };
