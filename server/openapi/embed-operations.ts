import { z } from "zod";
import { EmbedKeyRef, NewEmbedKey, Reason } from "#server/embed/key-input.ts";
import { EmbedKey } from "#server/embed/list-embed-keys.ts";
import { EmbedSessionPage } from "#server/embed/list-sessions.ts";
import { MintAnswer, MintRequest } from "#server/embed/mint-input.ts";
import { EmbedSettings } from "#server/embed/settings.ts";
import { EmbedSettingsInput } from "#server/embed/settings-input.ts";
import type { ErrorCode } from "#server/errors.ts";
import type { Operation } from "#server/openapi/operation.ts";

const ASKING: readonly ErrorCode[] = ["UNAUTHENTICATED", "FORBIDDEN", "INTERNAL", "UNAVAILABLE"];
const SENDING: readonly ErrorCode[] = ["BAD_REQUEST", "MALFORMED_JSON", "TOO_LARGE", "UNSUPPORTED_MEDIA", ...ASKING];
const manage = { scopes: ["embed:manage"] } as const;
const reason = { name: "reason", in: "query", about: "Why, for the audit log.", schema: Reason } as const;

const jwk = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" };
const settingsExample = {
  origins: ["https://portal.bank.example", "https://*.bank.example"],
  rights: ["export" as const],
  theme: { mode: "auto" as const, accent: "#1a73e8" },
  locale: "de",
};

/** What tenants' servers do about embedding. */
export const EMBED_OPERATIONS: readonly Operation[] = [
  {
    ...{ id: "mintEmbedSession", method: "post", path: "/api/v1/embed/sessions", scopes: ["embed:mint"] },
    summary: "Open a frame without signing a token",
    about:
      "For back ends without signing code: gives the address of one frame, for the `src` of an iframe, good for one load within 60 s. " +
      'Say whose rows it shows: `subject`, or `scope: "tenant"` for the figures of all; there is no default. ' +
      "The session lasts ten minutes and ends with the API key. The page that holds the frame must be among the tenant's origins.",
    request: {
      "application/json": {
        schema: MintRequest,
        example: {
          dashboard: "spending",
          subject: "customer-4711",
          filters: { account: ["acc-1"] },
          can: ["export"],
          locale: "de-AT",
        },
      },
    },
    response: {
      schema: MintAnswer,
      example: {
        url: "https://inlay.example/embed/v/Zk3cVJ0m4n1wq9bqk6oYVYt1r5w0v3c9e8u7x2a6d4Q",
        expiresAt: "2026-11-20T18:05:12.310Z",
      },
    },
    errors: SENDING,
  },
  {
    ...{ id: "listEmbedSessions", method: "get", path: "/api/v1/embed/sessions", ...manage },
    summary: "Frames that run",
    about: "Sessions of embedded dashboards, also those that ended in the last seven days, the newest first.",
    parameters: [
      { name: "state", in: "query", about: "Only these.", schema: z.enum(["live", "ended", "revoked"]).optional() },
      { name: "before", in: "query", about: "`next` of the page before.", schema: z.string().optional() },
      { name: "limit", in: "query", about: "Of a page.", schema: z.int().min(1).max(200).optional() },
    ],
    response: { schema: EmbedSessionPage, about: "A page of sessions." },
    errors: ["BAD_REQUEST", ...ASKING],
  },
  {
    ...{ id: "revokeEmbedSession", method: "delete", path: "/api/v1/embed/sessions/{id}", ...manage },
    summary: "End a frame",
    about: "Its next call is refused. Ending one that has ended changes nothing.",
    parameters: [{ name: "id", in: "path", about: "`id` of the list.", schema: z.uuid() }, reason],
    response: { schema: z.object({ id: z.uuid() }) },
    errors: ["BAD_REQUEST", "NOT_FOUND", ...ASKING],
  },
  {
    ...{ id: "listEmbedKeys", method: "get", path: "/api/v1/embed/keys", ...manage },
    summary: "Keys that sign tokens",
    about: "Public keys that sign the tenant's tokens, also those that were revoked, the newest first.",
    response: { schema: z.object({ keys: z.array(EmbedKey) }), about: "The keys." },
    errors: ASKING,
  },
  {
    ...{ id: "addEmbedKey", method: "post", path: "/api/v1/embed/keys", ...manage },
    summary: "Register a public key",
    about:
      "A public JWK, Ed25519 (`EdDSA`) or P-256 (`ES256`), that signs tokens from now on, beside those that do already: to rotate, register " +
      "the new one, sign with it, then revoke the old one. A private key is refused and not stored. What was revoked cannot be registered again.",
    request: { "application/json": { schema: NewEmbedKey, example: { kid: "2026-11", name: "Portal", jwk } } },
    response: { schema: z.object({ kid: z.string() }), example: { kid: "2026-11" }, about: "Registered." },
    errors: ["CONFLICT", ...SENDING],
  },
  {
    ...{ id: "revokeEmbedKey", method: "delete", path: "/api/v1/embed/keys/{kid}", ...manage },
    summary: "Revoke a key",
    about: "No token of it is redeemed any more, and the sessions it vouches for end with their next call.",
    parameters: [{ name: "kid", in: "path", about: "`kid` of the list.", schema: EmbedKeyRef.shape.kid }, reason],
    response: { schema: z.object({ kid: z.string() }) },
    errors: ["BAD_REQUEST", "NOT_FOUND", ...ASKING],
  },
  {
    ...{ id: "getEmbedSettings", method: "get", path: "/api/v1/embed/settings", ...manage },
    summary: "Settings of embedding",
    about:
      "Pages that may embed, what viewers may, theme and language; and what tokens must say as `iss` and `aud`. " +
      "The `ETag` of the answer is their `version`, for a change that must not undo somebody else's.",
    response: { schema: EmbedSettings, about: "The settings." },
    errors: ASKING,
  },
  {
    ...{ id: "setEmbedSettings", method: "put", path: "/api/v1/embed/settings", ...manage },
    summary: "Set embedding",
    about:
      "Takes the place of all settings. Origins are exact (`https://portal.bank.example`) or all hosts below a domain (`https://*.bank.example`); " +
      "`http` only for `localhost` and `127.0.0.1`. Without origins no page may embed. Frames that run keep what they were opened with. " +
      "With `If-Match` (the `ETag` of a GET or PUT before) nothing is set when somebody has changed them since: 412 `CHANGED_MEANWHILE`. " +
      "Without it, whoever comes last wins.",
    parameters: [
      {
        name: "if-match",
        in: "header",
        about: "The `ETag` of the settings that the change was made from.",
        schema: z.string().optional(),
      },
    ],
    request: { "application/json": { schema: EmbedSettingsInput, example: settingsExample } },
    response: { schema: EmbedSettings, about: "The settings as they are now." },
    errors: ["CHANGED_MEANWHILE", ...SENDING],
  },
];
