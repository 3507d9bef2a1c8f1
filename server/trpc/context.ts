import type { Sql } from "#db/client.ts";
import type { Actor } from "#server/auth/actor.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { requestId } from "#server/observe/current.ts";
import { pool } from "#server/pools.ts";

export type Context = {
  /** Names this request in the log and in an internal error's reference. */
  requestId: string;
  headers: Headers;
  /** Headers of the answer, for cookies. */
  answer: Headers;
  /** Pool of role app: without a scope it sees nothing. */
  db: Sql;
  /** Who asks, as the database knows them now; asked once a request, and only when somebody wants to know. */
  actor(): Promise<Actor | null>;
};

/** The context of one request: of the HTTP door, or of a server component that calls procedures directly. */
export function createContext(headers: Headers, answer: Headers = new Headers(), db: Sql = pool("app")): Context {
  let known: Promise<Actor | null> | undefined;
  const actor = () => {
    known ??= requestActor(db, headers);
    return known;
  };
  return { requestId: requestId(), headers, answer, db, actor };
}
