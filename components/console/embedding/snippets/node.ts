import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { JAVASCRIPT, literal } from "#components/console/embedding/snippets/literal.ts";

/** For Node 18 or newer, with nothing to install. */
export function node(input: SnippetInput): string {
  const { kid, alg, subject } = input;
  const say = (value: string) => literal(JAVASCRIPT, value);
  const claims = fixedClaims(input).map(([name, value]) => `    ${name}: ${literal(JAVASCRIPT, value)},`);
  const signing =
    alg === "EdDSA"
      ? `sign(null, Buffer.from(text), key)`
      : `sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" })`;
  return `import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { env } from "node:process";

const key = createPrivateKey(readFileSync(env.INLAY_KEY_FILE ?? "inlay-private-key.pem"));
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token for one load of one frame. */
export function inlayToken(${subject === null ? "" : "subject"}) {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: ${say(alg)}, typ: "inlay-embed+jwt", kid: ${say(kid)} };
  const claims = {
${claims.join("\n")}${subject === null ? "" : "\n    sub: subject, // from your own session, never from the request"}
    iat: now,
    exp: now + ${SECONDS},
    jti: randomUUID(),
  };
  const text = \`\${part(header)}.\${part(claims)}\`;
  return \`\${text}.\${${signing}.toString("base64url")}\`;
}

// Your route, for whoever is signed in: response.json({ token: inlayToken(${subject === null ? "" : "user.id"}) })
console.log(inlayToken(${subject === null ? "" : say(subject)}));
`;
}
