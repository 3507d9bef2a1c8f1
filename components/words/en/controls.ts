import type { Tools } from "#components/words/tools.ts";

/** What is chosen above the tiles, and what is done with one. */
export const controls = ({ count }: Tools) => ({
  period: {
    label: "Period",
    dialog: "Period and comparison",
    against: (than: string) => `against ${than}`,
    comparedWith: "Compared with",
    before: "The period before",
    yearBefore: "The same days a year before",
    firstDay: "First day",
    lastDay: "Last day",
    show: "Show these days",
    choose: "Choose the first and the last day.",
    backwards: "The last day lies before the first one.",
    tooLong: "At most ten years can be shown at once.",
    leftOut: (shown: string) => `The period in this page’s address is none that can be shown. This is another one: ${shown}.`,
  },
  currency: { label: "Currency", current: (currency: string) => `Currency: ${currency}` },
  filters: {
    chip: (filter: string, value: string) => `${filter}: ${value}`,
    remove: (filter: string, value: string) => `Remove the filter ${filter}: ${value}`,
    clear: "Clear all",
  },
  customers: {
    one: "Customer",
    many: "Customers",
    all: "All customers",
    search: "Search customers",
    placeholder: "Name or id",
    unloaded: "The list could not be loaded. Close it and try again.",
    none: "Nobody is called that.",
  },
  /** What a page says of itself below its title. */
  about: (whose: string, period: string) => `${whose} · ${period}`,
  tile: {
    explain: (title: string) => `${title}: what it means`,
    more: (title: string) => `${title}: more`,
    data: (title: string) => `${title}, data`,
    asChart: "Show the chart",
    asTable: "Show as a table",
    csv: "Download CSV",
    link: "Copy link to this tile",
    copied: "Link copied. It opens this page at this tile.",
    notCopied: (link: string) => `The browser did not allow copying. The link: ${link}`,
  },
  list: { fewer: "Show fewer", more: (left: number) => `Show ${count(left)} more` },
  findings: {
    dismissed: "Dismissed",
    dismiss: (name: string) => `${name}: dismiss`,
    restore: (name: string) => `${name}: list it again`,
    wasDismissed: (name: string) => `Dismissed: ${name}`,
    wasRestored: (name: string) => `Listed again: ${name}`,
  },
  csv: {
    export: "Export CSV",
    failed: "The file could not be made. Try again in a moment.",
    /** The head of a column of figures, and of those compared with. */
    head: (name: string, unit: string) => `${name} (${unit})`,
    before: "Before",
  },
  copy: {
    label: (what: string) => `Copy: ${what}`,
    done: "Copied",
    refused: "This browser lets no page copy here: select the text and copy it yourself.",
  },
  /** What a field asks for, when its unit stands beside it alone. */
  inUnit: (unit: string) => `In ${unit}`,
  undo: "Undo",
  close: "Close",
  /** What a reader of another language is told in place of what the server says in English. */
  notKept: "This could not be kept. Try again in a moment.",
});
export type ControlMessages = ReturnType<typeof controls>;
