/** Requests of one kind, sent by turns. */
export type Kind = { name: string; url: string; requests: readonly Uint8Array[] };

/** The same SQL as a kind's, as prepared statements in the scope that it has: each on a connection of its own. */
export type Statements = {
  name: string;
  databaseUrl: string;
  statements: readonly { text: string; values: (string | number)[]; tenantId: string; subject: string | null }[];
};

/** What the process that makes the load is told to do. */
export type Job =
  /** One request at a time, the kinds and the statements in turn: their times side by side. */
  | { job: "turns"; kinds: readonly Kind[]; sql: readonly Statements[]; rounds: number; warm: number }
  /** So many at a time, as fast as they are answered; the kinds in turn, block by block. */
  | { job: "blocks"; kinds: readonly Kind[]; connections: number; blocks: number; secondsEach: number }
  /** At their times, whether earlier ones are answered or not; the kinds in turn. */
  | { job: "open"; kinds: readonly Kind[]; perSecond: number; seconds: number };

/** Milliseconds by name; of an open job from when a request was due, so that what waited behind a slow one counts. */
export type Times = Record<string, number[]>;
export type Done = {
  times: Times /** Answers a second of each block, by name. */;
  rates: Record<string, number[]> /** Other than 200. */;
  refused: number;
};
