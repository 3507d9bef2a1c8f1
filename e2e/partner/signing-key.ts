import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type SigningKey = { kid: string; privateKey: KeyObject /** As Inlay is given it: public alone. */; jwk: PublicJwk };
export type PublicJwk = { kty: "OKP"; crv: "Ed25519"; x: string; kid: string; alg: "EdDSA"; use: "sig" };

/** The portal's own key, made at its first start. Only its owner may read the file, and nothing else holds the private half. */
export function signingKey(folder: string, portal: string): SigningKey {
  const file = join(folder, `${portal}.pem`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // `wx`: two starts at once make one key.
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const privateKey = createPrivateKey(readFileSync(file, "utf8"));
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (!x) throw new Error(`${file} is not an Ed25519 key: remove it, and a new one is made.`);
  const kid = `${portal}-${createHash("sha256").update(x).digest("hex").slice(0, 8)}`;
  return { kid, privateKey, jwk: { kty: "OKP", crv: "Ed25519", x, kid, alg: "EdDSA", use: "sig" } };
}
