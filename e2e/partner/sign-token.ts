import { sign } from "node:crypto";
import type { SigningKey } from "./signing-key.ts";

/** A bootstrap token: what is claimed, signed with the portal's key. All there is to it; no package is needed. */
export function signToken(key: Pick<SigningKey, "kid" | "privateKey">, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const input = `${part({ alg: "EdDSA", typ: "inlay-embed+jwt", kid: key.kid })}.${part(claims)}`;
  return `${input}.${sign(null, Buffer.from(input), key.privateKey).toString("base64url")}`;
}
