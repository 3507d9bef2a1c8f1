import { z } from "zod";

/** What an issuer says of somebody, in its ID token or at its userinfo endpoint (OpenID Connect Core, 5.1). */
export const Claims = z.object({
  iss: z.string().min(1).max(2_000),
  sub: z.string().min(1).max(255),
  // Addresses here are ASCII. Others are none of ours, and some of their letters would become ours: the sign of kelvin in
  // small letters is a k.
  email: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]*$/)
    .toLowerCase()
    .max(254)
    .catch("")
    .default(""),
  // Some issuers write it as a text. Whatever is not true is not verified.
  email_verified: z
    .unknown()
    .transform((value) => value === true || value === "true")
    .default(false),
  name: z.string().trim().max(200).catch("").default(""),
});
export type Claims = z.infer<typeof Claims>;
