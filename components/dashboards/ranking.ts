/** One row of a ranking: a bar as long as its value, told beside it. */
export type RankingRow = {
  key: string;
  name: string;
  value: number;
  /** "€1,230", and exactly. */
  figure: string;
  exact: string;
  /** "34 %", or what else belongs beside the figure. */
  beside: string | null;
  /** Its value in the comparison, as a mark on the bar; null without one. */
  compared: number | null;
  /** "€1,100 before". */
  comparedName: string | null;
  badge?: string;
  href?: string;
};

export type Ranking = {
  title: string;
  summary: string;
  /** Heads of the columns: of the name, the value, and what stands beside it. */
  columns: [string, string, string];
  rows: RankingRow[];
  /** Those that are not listed, added up: "142 others · €3,450". */
  rest: string | null;
};
