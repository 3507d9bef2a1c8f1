import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

type Outputs = inferRouterOutputs<AppRouter>;
export type UserRow = Outputs["users"]["list"][number];
export type InvitationRow = Outputs["invitations"]["list"][number];

export type PersonState = "active" | "disabled" | "invited" | "expired";

/** Somebody who may sign in, or has been asked to. */
export type Person = {
  id: string;
  name: string | null;
  email: string;
  role: UserRow["role"];
  subject: string | null;
  state: PersonState;
  /** Last sign-in. */
  seenAt: string | null;
  /** When they joined, or were invited. */
  since: string;
  /** Of somebody invited: how the mail stands, and until when its link works. */
  invitation: Pick<InvitationRow, "mail" | "expiresAt"> | null;
};

export const ROLES: Record<UserRow["role"], string> = {
  admin: "Admin",
  analyst: "Analyst",
  viewer: "Viewer",
  customer: "Customer",
  operator: "Operator",
};

/** What each role may do, for whoever gives it. */
export const ROLE_HINTS: Record<Exclude<UserRow["role"], "operator">, string> = {
  admin: "Everything, people and keys included",
  analyst: "All dashboards, free questions, incoming data",
  viewer: "All dashboards",
  customer: "Their own dashboard alone",
};

export const STATES: Record<PersonState, string> = {
  active: "Active",
  disabled: "Disabled",
  invited: "Invited",
  expired: "Invitation ended",
};

/** Users and invitations as one list. */
export function peopleOf(users: readonly UserRow[], invitations: readonly InvitationRow[]): Person[] {
  return [
    ...users.map(
      (user): Person => ({ ...user, state: user.status, seenAt: user.lastSignInAt, since: user.createdAt, invitation: null }),
    ),
    ...invitations.map(
      ({ id, email, role, subject, state, sentAt, ...invitation }): Person => ({
        ...{ id, email, role, subject, name: null, seenAt: null, since: sentAt, invitation },
        state: state === "open" ? "invited" : "expired",
      }),
    ),
  ];
}

/** How somebody is called in a sentence. */
export const calledBy = (person: Person): string => person.name ?? person.email;
