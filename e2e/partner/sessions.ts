import { randomBytes } from "node:crypto";
import type { Person } from "./people.ts";
import type { PortalName } from "./settings.ts";

/** Somebody signed in at a portal. It alone says whose dashboards a token is for. */
export type Session = {
  portal: PortalName;
  person: Person /** For tests: so many token requests fail next. */;
  failures: number;
};

const PATTERN = /^[\w-]{43}$/;

/** Sign-ins, kept in memory: after a restart people sign in again. */
export class Sessions {
  readonly #held = new Map<string, Session>();

  /** Begins one; gives the value of the cookie. Ids are always new, so nobody can be given one beforehand. */
  begin(portal: PortalName, person: Person): string {
    const id = randomBytes(32).toString("base64url");
    this.#held.set(id, { portal, person, failures: 0 });
    return `${nameOf(portal)}=${id}; Path=/${portal}; HttpOnly; SameSite=Lax`;
  }

  find(portal: PortalName, cookies: string | undefined): Session | undefined {
    const session = this.#held.get(idIn(portal, cookies) ?? "");
    return session?.portal === portal ? session : undefined;
  }

  /** Ends one; gives the value that clears the cookie. */
  end(portal: PortalName, cookies: string | undefined): string {
    this.#held.delete(idIn(portal, cookies) ?? "");
    return `${nameOf(portal)}=; Path=/${portal}; HttpOnly; SameSite=Lax; Max-Age=0`;
  }
}

const nameOf = (portal: PortalName) => `portal_${portal}`;

function idIn(portal: PortalName, cookies = ""): string | undefined {
  const pair = cookies.split(/; */).find((it) => it.startsWith(`${nameOf(portal)}=`));
  const value = pair?.slice(nameOf(portal).length + 1) ?? "";
  return PATTERN.test(value) ? value : undefined;
}
