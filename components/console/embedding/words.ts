import type { EmbedRight } from "#server/embed/rights-input.ts";

/** What each right lets a viewer do, for those who give it. */
export const RIGHT_WORDS: Record<EmbedRight, { name: string; meaning: string }> = {
  events: { name: "See the events behind a figure", meaning: "Single payments and readings, within the rows of the token." },
  export: { name: "Take data as a file", meaning: "A button at each tile gives what it shows as CSV." },
  save: {
    name: "Say what is right",
    meaning: "Confirm, merge and dismiss what Inlay found, for themselves alone. Tokens of the whole tenant never may.",
  },
  query: { name: "Ask free questions", meaning: "The metrics API within the locked rows, for pages you build yourself." },
};

export const rightName = (right: EmbedRight): string => RIGHT_WORDS[right].name;

/** Where the written guides lie; they come with the sources. */
export const GUIDES = { quickstart: "docs/embedding/quickstart.md", rotation: "docs/embedding/rotation.md" } as const;
