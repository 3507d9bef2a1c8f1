/** What each part of a token means, for those who sign one. */
const HEADER: Record<string, string> = {
  alg: "How it is signed. It has to be what the key is registered with; it is never what decides.",
  typ: "Says that this is a token for frames and none of your other ones.",
  kid: "Which of your registered keys checks the signature.",
};

const CLAIMS: Record<string, string> = {
  iss: "Who signed it: your tenant's slug.",
  aud: "For whom it is: the address of this deployment, and no other.",
  sub: "Whose rows: the customer's id as your events have it. Take it from your own session.",
  scope: "“tenant” says explicitly that it is for the figures of all customers together.",
  dashboards: "Which dashboards it opens.",
  filters: "Locked values by dimension: rows outside of them do not exist for this frame. An empty list means no rows.",
  can: "What the viewer may besides looking. Without it, your settings count.",
  locale: "The language, and how figures are written.",
  currency: "Which currency is shown first.",
  theme: "Design tokens over those of your theme.",
  timezone: "How times of day are written. It never moves a figure to another day.",
  iat: "When it was made, in seconds since 1970.",
  nbf: "From when on it is good.",
  exp: "Until when it is good: 10 minutes after iat at most. It is used at once, so two are plenty.",
  jti: "Its own id: it can be redeemed once.",
};

const UNKNOWN =
  "Inlay does not know this one. Tokens with unknown claims are refused, so that a misspelt lock locks nothing by mistake.";
const FOREIGN = "Not needed here.";

export function headerMeaning(name: string): string {
  return Object.hasOwn(HEADER, name) ? HEADER[name]! : FOREIGN;
}

export function claimMeaning(name: string): string {
  return Object.hasOwn(CLAIMS, name) ? CLAIMS[name]! : UNKNOWN;
}

/** A value as it stands in the token; of a time also what the clock showed then. */
export function claimValue(name: string, value: unknown): string {
  const written = typeof value === "string" ? value : JSON.stringify(value);
  if (!["iat", "exp", "nbf"].includes(name) || typeof value !== "number" || Math.abs(value) > 8_640_000_000_000) return written;
  return `${written} (${new Date(value * 1_000).toISOString().slice(0, 19).replace("T", " ")} UTC)`;
}
