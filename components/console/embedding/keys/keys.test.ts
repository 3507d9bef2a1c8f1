import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makePair, privateParts, signText } from "#components/console/embedding/keys/make-pair.ts";
import { readKey } from "#components/console/embedding/keys/read-key.ts";

const ed = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
const pem = (key: typeof ed.publicKey) => key.export({ format: "pem", type: "spki" }).toString();
const jwk = (key: typeof ed.publicKey) => JSON.stringify(key.export({ format: "jwk" }));

describe("a public key is read as it was pasted", () => {
  test.each([
    ["Ed25519", ed.publicKey, "EdDSA"],
    ["P-256", p256.publicKey, "ES256"],
  ] as const)("%s, as PEM and as JWK", async (_, key, alg) => {
    const known = { jwk: key.export({ format: "jwk" }), alg, kid: null };
    expect(await readKey(`\n  ${pem(key)}`)).toEqual(known);
    expect(await readKey(jwk(key))).toEqual(known);
    expect(await readKey(`{"keys":[${jwk(key)}]}`)).toEqual(known);
    expect(await readKey(pem(key).replaceAll("\n", "\r\n"))).toEqual(known);
  });

  test("its kid is taken along, and nothing that is no part of a public key", async () => {
    const pasted = { ...ed.publicKey.export({ format: "jwk" }), kid: "2026-11", use: "sig", jku: "https://elsewhere.example" };
    expect(await readKey(JSON.stringify(pasted))).toEqual({
      jwk: ed.publicKey.export({ format: "jwk" }),
      alg: "EdDSA",
      kid: "2026-11",
    });
  });
});

describe("what is private or no key of ours is refused in words", () => {
  test.each([
    ["a private JWK", JSON.stringify(ed.privateKey.export({ format: "jwk" })), /private key.*not sent/],
    ["a private JWK of another kind", JSON.stringify(rsa.privateKey.export({ format: "jwk" })), /private key/],
    [
      "a private JWK among others",
      `[${jwk(ed.publicKey)},${JSON.stringify(p256.privateKey.export({ format: "jwk" }))}]`,
      /private key/,
    ],
    ["a private PEM", ed.privateKey.export({ format: "pem", type: "pkcs8" }).toString(), /private key/],
    ["an old private PEM", p256.privateKey.export({ format: "pem", type: "sec1" }).toString(), /private key/],
    ["both in one file", `${pem(ed.publicKey)}${ed.privateKey.export({ format: "pem", type: "pkcs8" })}`, /private key/],
    ["a secret", '{"kty":"oct","k":"c2VjcmV0"}', /shared secret/],
    ["an RSA key", pem(rsa.publicKey), /Ed25519 \(EdDSA\) and P-256/],
    ["an RSA JWK", jwk(rsa.publicKey), /Ed25519 \(EdDSA\) and P-256/],
    ["another curve", pem(p384.publicKey), /Ed25519 \(EdDSA\) and P-256/],
    ["several keys", `[${jwk(ed.publicKey)},${jwk(p256.publicKey)}]`, /There are 2 keys/],
    ["a point off the curve", offCurve(), /does not lie on the curve/],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----", /openssl x509/],
    ["half a PEM", pem(ed.publicKey).slice(0, 50), /neither a JWK nor a PEM/],
    ["half a JWK", jwk(ed.publicKey).slice(0, 30), /cannot be read/],
    ["words", "ssh-ed25519 AAAA", /neither/],
    ["nothing", "  ", /Fill this in/],
  ])("%s", async (_, text, sentence) => {
    expect(await readKey(text)).toEqual({ refused: expect.stringMatching(sentence) });
  });
});

test("a pair made here signs what its public part verifies, and its private part can be read by a back end", async () => {
  const pair = await makePair(true);
  const signature = await signText(pair, "header.claims");
  const publicKey = createPublicKey({ key: pair.jwk, format: "jwk" });
  expect(verify(null, Buffer.from("header.claims"), publicKey, signature)).toBe(true);

  const { pem, jwk } = await privateParts(pair, "key-1");
  const fromPem = createPrivateKey(pem).export({ format: "jwk" });
  expect(fromPem).toMatchObject(pair.jwk);
  expect(JSON.parse(jwk)).toMatchObject({ ...pair.jwk, d: fromPem.d, kid: "key-1", alg: pair.alg });
  expect(await readKey(jwk)).toHaveProperty("refused");
  expect(await readKey(pem)).toHaveProperty("refused");
});

test("a pair of the playground cannot be taken out of the browser", async () => {
  await expect(privateParts(await makePair(false), "key-1")).rejects.toThrow();
});

function offCurve(): string {
  const der = p256.publicKey.export({ format: "der", type: "spki" });
  der[der.length - 1]! ^= 1;
  return `-----BEGIN PUBLIC KEY-----\n${der.toString("base64")}\n-----END PUBLIC KEY-----`;
}
