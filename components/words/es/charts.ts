import type { ChartMessages } from "#components/words/en/charts.ts";
import type { Tools } from "#components/words/tools.ts";

export const charts = ({ count }: Tools): ChartMessages => ({
  role: "gráfico",
  label: (title) => `${title}, punto por punto`,
  keys: "Las flechas llevan de un punto a otro; Intro abre lo que hay detrás de uno",
  steps: "Las flechas llevan de un punto a otro",
  open: "Clic o Intro: qué hay detrás",
  noData: "sin datos",
  note: "Nota",
  amount: "Importe",
  from: "De",
  to: "A",
  towards: (name) => `a ${name}`,
  andMore: (left) => `y ${count(left)} más`,
  spoken: (heading, parts, note) => `${heading}: ${parts.join(", ")}${note === null ? "" : `. ${note}`}`,
  cell: (row, column) => `${row}, ${column}`,
  inMeanHour: (amount) => `${amount} en una hora media`,
});
