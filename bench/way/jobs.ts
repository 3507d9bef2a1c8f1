import type { Slice } from "#bench/way/events.ts";

/** What is sent where, and how it is cut into requests. */
export type Stream = Omit<Slice, "from" | "count"> & {
  /** Of the web app. */
  url: string;
  key: string;
  /** Events of a request. */
  size: number;
  /** Begins each request's first event's subject with this, numbered: by it the request is found again in the figures. */
  probe?: string;
};

/** A question asked again and again, as the body of POST /api/v1/query. */
export type Asking = { url: string; key: string; query: object };

/** What the process that makes the load is told to do. Everything is prepared before its clock starts. */
export type Job =
  /** Requests one after the other on so many connections, as fast as they are answered; of the streams by turns. */
  | { kind: "closed"; streams: readonly Stream[]; from: number; requests: number; connections: number }
  /** Requests at their times, whether earlier ones are answered or not: so many a second, of each stream and asker. */
  | {
      kind: "open";
      senders: { stream: Stream; from: number; perSecond: number }[];
      askers: { asking: Asking; perSecond: number }[];
      seconds: number;
    }
  /** The floor: the same events as rows of a bare table, each batch one durable `unnest` insert by a prepared statement. */
  | { kind: "unnest"; databaseUrl: string; stream: Stream; from: number; requests: number; connections: number };

/** One answer. Times in milliseconds; `ms` counts from when it was due, so that what waited behind a slow one counts. */
export type Answered = {
  /** Which sender (or, after them, which asker) of an open job; which stream of a closed one. */
  of: number;
  /** Which of its requests. */
  n: number;
  /** Since 1970. */
  due: number;
  ms: number;
  status: number;
  retryAfter: boolean;
  /** Events that the receipt says were new. */
  accepted: number;
};

export type Done = { seconds: number; answers: Answered[] };
