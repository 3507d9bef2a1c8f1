import { z } from "zod";

/** Members that only private keys and shared secrets have. */
const PRIVATE = ["d", "k", "p", "q", "dp", "dq", "qi", "oth"];
const Coordinate = z.string().regex(/^[0-9A-Za-z_-]{43}$/, { error: "is 32 bytes in base64url" });
const named = z.string().max(200).optional();

const Common = {
  kid: named,
  use: z.literal("sig", { error: "must be sig, where it is there" }).optional(),
  key_ops: z.tuple([z.literal("verify")], { error: 'must be ["verify"], where it is there' }).optional(),
  ext: z.boolean().optional(),
};
const Ed25519 = z.object({
  ...{ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: Coordinate },
  ...{ alg: z.enum(["EdDSA", "Ed25519"]).optional(), ...Common },
});
const P256 = z.object({
  ...{ kty: z.literal("EC"), crv: z.literal("P-256"), x: Coordinate, y: Coordinate },
  ...{ alg: z.literal("ES256").optional(), ...Common },
});

/**
 * A public key as a JWK: Ed25519 (EdDSA) or P-256 (ES256). What is private is refused and never stored, logged or repeated.
 * Of the members only those that are the key are kept.
 */
export const PublicJwk = z
  .looseObject({}, { error: "is a JWK: a JSON object with kty, crv, x (and y)" })
  .superRefine((jwk, context) => {
    const found = PRIVATE.filter((member) => Object.hasOwn(jwk, member));
    if (found.length === 0) return;
    context.addIssue({
      code: "custom",
      continue: false,
      message:
        "is a private key or a secret. Nothing of it was stored. Send the public half alone, of a new pair: a private key that has travelled is private no more",
    });
  })
  .superRefine((jwk, context) => {
    if ((jwk.kty === "OKP" && jwk.crv === "Ed25519") || (jwk.kty === "EC" && jwk.crv === "P-256")) return;
    const message = "is neither an Ed25519 key (kty OKP, crv Ed25519) nor a P-256 one (kty EC, crv P-256)";
    context.addIssue({ code: "custom", continue: false, message });
  })
  .pipe(z.discriminatedUnion("kty", [Ed25519, P256]));

export const Kid = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._~-]{0,99}$/, {
  error: "is 1 to 100 characters of A-Z, a-z, 0-9 and . _ ~ -, beginning with none of . and ~",
});

export const NewEmbedKey = z.object({
  /** What tokens name in their header; without it the JWK's own, else its thumbprint (RFC 7638). */
  kid: Kid.optional(),
  name: z.string().trim().min(1).max(200),
  jwk: PublicJwk,
});

/** Why something is revoked, for the trail. */
export const Reason = z.string().trim().max(200).optional();
export const EmbedKeyRef = z.object({ kid: Kid, reason: Reason });
