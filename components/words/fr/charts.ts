import type { ChartMessages } from "#components/words/en/charts.ts";
import type { Tools } from "#components/words/tools.ts";

export const charts = ({ count, plural }: Tools): ChartMessages => ({
  role: "graphique",
  label: (title) => `${title}, point par point`,
  keys: "Les flèches mènent d’un point à l’autre, Entrée ouvre le détail d’un point",
  steps: "Les flèches mènent d’un point à l’autre",
  open: "Clic ou Entrée\u00a0: voir le détail",
  noData: "pas de données",
  note: "Remarque",
  amount: "Montant",
  from: "De",
  to: "Vers",
  towards: (name) => `vers ${name}`,
  andMore: (left) => plural(left, { one: `et ${count(left)} autre`, other: `et ${count(left)} autres` }),
  spoken: (heading, parts, note) => `${heading}\u00a0: ${parts.join(", ")}${note === null ? "" : `. ${note}`}`,
  cell: (row, column) => `${row}, ${column}`,
  inMeanHour: (amount) => `${amount} pour une heure moyenne`,
});
