import { type Tenant, tokenOf } from "#server/embed/testing/embedding.ts";
import { claimsOf, hmacSigned, newPair, type Pair, signed, unsigned } from "#server/embed/testing/signing.ts";

type Tenants = { acme: Tenant; globex: Tenant };

const now = () => Math.floor(Date.now() / 1_000);
/** An attacker's own pair, under the kid of the tenant's. */
const forged = ({ pair }: Tenant): Pair => ({ ...newPair(), kid: pair.kid });

/** Every token that must be refused, the code it is refused with, and what the sentence names. */
export const BAD_TOKENS: readonly [what: string, token: (tenants: Tenants) => string, code: string, says?: RegExp][] = [
  ["no token at all", () => "hello", "TOKEN_MALFORMED"],
  ["an empty token", () => "..", "TOKEN_MALFORMED"],
  ["a token of 100 KB", ({ acme }) => tokenOf(acme, { jti: "x".repeat(100_000) }), "TOKEN_MALFORMED"],
  ["claims that are a list", ({ acme }) => signed(acme.pair, []), "TOKEN_MALFORMED"],
  ["alg none", ({ acme }) => unsigned(claimsOf(acme.slug), { kid: acme.pair.kid, alg: "none" }), "TOKEN_ALGORITHM"],
  [
    "alg none, with a signature",
    ({ acme }) => unsigned(claimsOf(acme.slug), { kid: acme.pair.kid, alg: "none" }, tokenOf(acme).split(".")[2]),
    "TOKEN_ALGORITHM",
  ],
  [
    "HS256 with the public key as its secret",
    ({ acme }) => hmacSigned(JSON.stringify(acme.pair.jwk), claimsOf(acme.slug), { kid: acme.pair.kid }),
    "TOKEN_ALGORITHM",
  ],
  [
    "HS256 with the public bytes as its secret",
    ({ acme }) => hmacSigned(Buffer.from(acme.pair.jwk.x!, "base64url"), claimsOf(acme.slug), { kid: acme.pair.kid }),
    "TOKEN_ALGORITHM",
  ],
  [
    "a shared secret that calls itself EdDSA",
    ({ acme }) => hmacSigned(JSON.stringify(acme.pair.jwk), claimsOf(acme.slug), { kid: acme.pair.kid, alg: "EdDSA" }),
    "TOKEN_SIGNATURE",
  ],
  [
    "ES256 in the header of an EdDSA key",
    ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { alg: "ES256" }),
    "TOKEN_ALGORITHM",
    /EdDSA/,
  ],
  [
    "an algorithm that is none of ours",
    ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { alg: "RS256" }),
    "TOKEN_ALGORITHM",
  ],
  ["jku", ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { jku: "https://evil.example/keys" }), "TOKEN_MALFORMED", /jku/],
  ["x5u", ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { x5u: "https://evil.example/cert" }), "TOKEN_MALFORMED", /x5u/],
  ["x5c", ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { x5c: ["MIIB"] }), "TOKEN_MALFORMED", /x5c/],
  ["crit", ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { crit: ["b64"], b64: false }), "TOKEN_MALFORMED", /crit/],
  [
    "jwk, signed by the key it brings",
    ({ acme }) => {
      const own = forged(acme);
      return signed(own, claimsOf(acme.slug), { jwk: own.jwk });
    },
    "TOKEN_MALFORMED",
    /jwk/,
  ],
  ["another key under a registered kid", ({ acme }) => signed(forged(acme), claimsOf(acme.slug)), "TOKEN_SIGNATURE"],
  [
    "claims changed after signing",
    ({ acme }) => {
      const [h, , s] = tokenOf(acme).split(".");
      return `${h}.${Buffer.from(JSON.stringify(claimsOf(acme.slug, { sub: "bob" }))).toString("base64url")}.${s}`;
    },
    "TOKEN_SIGNATURE",
  ],
  ["no signature", ({ acme }) => tokenOf(acme).replace(/[^.]*$/, ""), "TOKEN_SIGNATURE"],
  ["an unknown kid", ({ acme }) => signed({ ...acme.pair, kid: "unknown" }, claimsOf(acme.slug)), "TOKEN_KEY_UNKNOWN"],
  [
    "a kid that is no kid",
    ({ acme }) => signed({ ...acme.pair, kid: "../../etc/passwd' or 1=1" }, claimsOf(acme.slug)),
    "TOKEN_KEY_UNKNOWN",
  ],
  ["no kid", ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { kid: undefined }), "TOKEN_KEY_UNKNOWN"],
  ["another tenant's key", ({ acme, globex }) => signed(globex.pair, claimsOf(acme.slug)), "TOKEN_KEY_UNKNOWN"],
  ["our key, for another tenant", ({ acme, globex }) => signed(acme.pair, claimsOf(globex.slug)), "TOKEN_KEY_UNKNOWN"],
  ["an issuer that nobody is", ({ acme }) => signed(acme.pair, claimsOf(acme.slug, { iss: "initech" })), "TOKEN_ISSUER"],
  ["no issuer", ({ acme }) => signed(acme.pair, claimsOf(acme.slug, { iss: undefined })), "TOKEN_ISSUER"],
  ["an issuer with a NUL", ({ acme }) => signed(acme.pair, claimsOf(acme.slug, { iss: `${acme.slug}\0` })), "TOKEN_ISSUER"],
  [
    "another audience",
    ({ acme }) => tokenOf(acme, { aud: "https://inlay.example.evil" }),
    "TOKEN_AUDIENCE",
    /https:\/\/inlay\.example\b/,
  ],
  ["no audience", ({ acme }) => tokenOf(acme, { aud: undefined }), "TOKEN_AUDIENCE"],
  [
    "several audiences, ours among them",
    ({ acme }) => tokenOf(acme, { aud: ["https://inlay.example", "https://other.example"] }),
    "TOKEN_AUDIENCE",
  ],
  [
    "a token of another type",
    ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { typ: "JWT" }),
    "TOKEN_TYPE",
    /inlay-embed\+jwt/,
  ],
  ["a token without a type", ({ acme }) => signed(acme.pair, claimsOf(acme.slug), { typ: undefined }), "TOKEN_TYPE"],
  ["no iat", ({ acme }) => tokenOf(acme, { iat: undefined }), "TOKEN_CLAIMS", /iat/],
  ["no exp", ({ acme }) => tokenOf(acme, { exp: undefined }), "TOKEN_CLAIMS", /exp/],
  ["an exp in letters", ({ acme }) => tokenOf(acme, { exp: "2030-01-01" }), "TOKEN_CLAIMS", /exp/],
  ["no jti", ({ acme }) => tokenOf(acme, { jti: undefined }), "TOKEN_CLAIMS", /jti/],
  ["an exp before its iat", ({ acme }) => tokenOf(acme, { iat: now(), exp: now() - 10 }), "TOKEN_CLAIMS", /exp/],
  ["a life of 601 s", ({ acme }) => tokenOf(acme, { iat: now(), exp: now() + 601 }), "TOKEN_TOO_LONG", /601 s/],
  [
    "milliseconds for seconds",
    ({ acme }) => tokenOf(acme, { iat: Date.now(), exp: Date.now() + 60 }),
    "TOKEN_CLAIMS",
    /in seconds/,
  ],
  [
    "a signer's clock five minutes fast",
    ({ acme }) => tokenOf(acme, { iat: now() + 300, exp: now() + 360 }),
    "TOKEN_NOT_YET",
    /(299|300) s fast/,
  ],
  [
    "a signer's clock five minutes slow",
    ({ acme }) => tokenOf(acme, { iat: now() - 300, exp: now() - 240 }),
    "TOKEN_EXPIRED",
    /(300|301) s slow/,
  ],
  ["an nbf in the future", ({ acme }) => tokenOf(acme, { nbf: now() + 120 }), "TOKEN_NOT_YET"],
  ["neither sub nor scope", ({ acme }) => tokenOf(acme, { sub: undefined }), "TOKEN_CLAIMS", /scope: "tenant"/],
  ["both sub and scope", ({ acme }) => tokenOf(acme, { scope: "tenant" }), "TOKEN_CLAIMS", /exclude/],
  ["an empty sub", ({ acme }) => tokenOf(acme, { sub: "" }), "TOKEN_CLAIMS", /sub/],
  ["a sub with a NUL", ({ acme }) => tokenOf(acme, { sub: "a\0b" }), "TOKEN_CLAIMS", /NUL/],
  ["another scope", ({ acme }) => tokenOf(acme, { sub: undefined, scope: "all" }), "TOKEN_CLAIMS", /scope/],
  ["no dashboards", ({ acme }) => tokenOf(acme, { dashboards: undefined }), "TOKEN_CLAIMS", /dashboards/],
  ["an empty list of dashboards", ({ acme }) => tokenOf(acme, { dashboards: [] }), "TOKEN_CLAIMS", /dashboards/],
  [
    "an unknown dashboard beside a known one",
    ({ acme }) => tokenOf(acme, { dashboards: ["spending", "salaries"] }),
    "TOKEN_CLAIMS",
    /dashboards/,
  ],
  ["a lock on an unknown dimension", ({ acme }) => tokenOf(acme, { filters: { acount: ["a"] } }), "TOKEN_CLAIMS", /acount/],
  [
    "a lock named __proto__",
    ({ acme }) => signed(acme.pair, JSON.stringify(claimsOf(acme.slug)).replace(/}$/, ',"filters":{"__proto__":["a"]}}')),
    "TOKEN_CLAIMS",
    /__proto__/,
  ],
  ["a lock that is no list", ({ acme }) => tokenOf(acme, { filters: { account: "a" } }), "TOKEN_CLAIMS", /filters\.account/],
  ["a lock of null", ({ acme }) => tokenOf(acme, { filters: { account: null } }), "TOKEN_CLAIMS", /filters\.account/],
  [
    "a lock of a dashboard it does not open",
    ({ acme }) => tokenOf(acme, { filters: { room: ["kitchen"] } }),
    "TOKEN_CLAIMS",
    /filters\.room/,
  ],
  ["locks under a misspelt name", ({ acme }) => tokenOf(acme, { filter: { account: ["a"] } }), "TOKEN_CLAIMS", /filter/],
  ["an unknown right", ({ acme }) => tokenOf(acme, { can: ["export", "admin"] }), "TOKEN_CLAIMS", /can/],
  ["rights that are no list", ({ acme }) => tokenOf(acme, { can: "export" }), "TOKEN_CLAIMS", /can/],
  ["an unknown design token", ({ acme }) => tokenOf(acme, { theme: { colour: "red" } }), "TOKEN_CLAIMS", /theme/],
  ["a colour that is none", ({ acme }) => tokenOf(acme, { theme: { accent: "red;}body{}" } }), "TOKEN_CLAIMS", /theme\.accent/],
  ["a locale that is none", ({ acme }) => tokenOf(acme, { locale: "<b>" }), "TOKEN_CLAIMS", /locale/],
  ["a currency that is none", ({ acme }) => tokenOf(acme, { currency: "EURO" }), "TOKEN_CLAIMS", /currency/],
  ["an offset for a time zone", ({ acme }) => tokenOf(acme, { timezone: "+02:00" }), "TOKEN_CLAIMS", /timezone/],
];
