/** Whether a frame's session runs, has ended by itself, or was ended; as people read it. */
export const SESSION_STATES = {
  live: { name: "Live", tone: "good" },
  ended: { name: "Ended", tone: "plain" },
  revoked: { name: "Revoked", tone: "plain" },
} as const;
export type SessionState = keyof typeof SESSION_STATES;

/** What an address asks for; null for all of them. */
export function sessionState(asked: string | null): SessionState | null {
  return asked !== null && Object.hasOwn(SESSION_STATES, asked) ? (asked as SessionState) : null;
}
