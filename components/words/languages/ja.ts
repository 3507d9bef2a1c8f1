import { devices } from "#components/words/ja/devices.ts";
import { shared } from "#components/words/ja/shared.ts";
import { spending } from "#components/words/ja/spending.ts";
import { wide } from "#components/words/ja/wide.ts";
import type { Messages } from "#components/words/words.ts";

export const ja: Messages = { shared, spending, devices, wide };
