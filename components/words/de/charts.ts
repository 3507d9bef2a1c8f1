import type { ChartMessages } from "#components/words/en/charts.ts";
import type { Tools } from "#components/words/tools.ts";

export const charts = ({ count }: Tools): ChartMessages => ({
  role: "Diagramm",
  label: (title) => `${title}, Punkt für Punkt`,
  keys: "Die Pfeiltasten führen von Punkt zu Punkt, die Eingabetaste öffnet, was dahintersteht",
  steps: "Die Pfeiltasten führen von Punkt zu Punkt",
  open: "Klick oder Eingabetaste: was dahintersteht",
  noData: "keine Daten",
  note: "Hinweis",
  amount: "Betrag",
  from: "Von",
  to: "Nach",
  towards: (name) => `an ${name}`,
  andMore: (left) => `und ${count(left)} weitere`,
  spoken: (heading, parts, note) => `${heading}: ${parts.join(", ")}${note === null ? "" : `. ${note}`}`,
  cell: (row, column) => `${row}, ${column}`,
  inMeanHour: (amount) => `${amount} in der durchschnittlichen Stunde`,
});
