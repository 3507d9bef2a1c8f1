/** What a line promises: of its value, of its ratio to the floor, or of both. All must hold. */
export type Wanted = { atMost?: number; atLeast?: number; ratioAtMost?: number; ratioAtLeast?: number };

/** One figure of a benchmark, in its unit (`ms`, `/s`, `%`, `MB`). */
export type Measured = {
  name: string;
  unit: string;
  /** The figure that is judged. */
  value: number;
  p50?: number;
  p95?: number;
  /** Without it the line is told and not judged. */
  wanted?: Wanted;
  /** What the machine can do at most, measured interleaved in the same run and in the same unit. */
  floor?: { name: string; value: number };
  /** What a reader must know to take the figure as it is meant. */
  note?: string;
};

/** A measured line with what follows from it. */
export type Judged = Measured & {
  /** Value over floor. */
  ratio?: number;
  /** Whether all that was wanted holds; absent where nothing was. */
  met?: boolean;
  /** By how much it is missed, for people: `1.34 times too much`. */
  missed?: string;
};

export function judge(line: Measured): Judged {
  const ratio = line.floor ? line.value / line.floor.value : undefined;
  const misses = missesOf(line.value, line.wanted?.atMost, line.wanted?.atLeast).concat(
    missesOf(ratio ?? Number.NaN, line.wanted?.ratioAtMost, line.wanted?.ratioAtLeast).map((miss) => `as a ratio ${miss}`),
  );
  return {
    ...line,
    ...(ratio === undefined ? {} : { ratio }),
    ...(line.wanted ? { met: misses.length === 0 } : {}),
    ...(misses.length > 0 ? { missed: misses.join(", ") } : {}),
  };
}

/** A figure that is no number meets nothing. */
function missesOf(value: number, atMost: number | undefined, atLeast: number | undefined): string[] {
  const told = (times: number) => (Number.isFinite(times) ? `${times.toFixed(2)} times` : "not measured,");
  return [
    ...(atMost !== undefined && !(value <= atMost) ? [`${told(value / atMost)} too much`] : []),
    ...(atLeast !== undefined && !(value >= atLeast) ? [`${told(atLeast / value)} too little`] : []),
  ];
}

/** What a line promises, in words: `at most 150 ms`, `at least 0.30 of the floor`. */
export function wantedText({ wanted = {}, unit }: Measured): string {
  const { atMost, atLeast, ratioAtMost, ratioAtLeast } = wanted;
  return [
    atMost === undefined ? "" : `at most ${figure(atMost, unit)}`,
    atLeast === undefined ? "" : `at least ${figure(atLeast, unit)}`,
    ratioAtMost === undefined ? "" : `at most ${ratioAtMost} x the floor`,
    ratioAtLeast === undefined ? "" : `at least ${ratioAtLeast} of the floor`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** A figure with three digits that count, and its unit. */
export function figure(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "not measured";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString("en", { minimumFractionDigits: 0, maximumFractionDigits: digits });
  return unit.startsWith("/") || unit === "" ? `${text}${unit}` : `${text} ${unit}`;
}
