import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { literal, PYTHON } from "#components/console/embedding/snippets/literal.ts";

/** For Python 3.9 or newer with the package that nearly every one of them has for its keys. */
export function python(input: SnippetInput): string {
  const { kid, alg, subject } = input;
  const say = (value: string) => literal(PYTHON, value);
  const claims = fixedClaims(input).map(([name, value]) => `        ${say(name)}: ${literal(PYTHON, value)},`);
  const [imports, signing] = alg === "EdDSA" ? ["", "    signature = key.sign(text)"] : [ES256_IMPORTS, ES256_SIGNING];
  return `# pip install cryptography
import base64
import json
import os
import time
import uuid

${imports}from cryptography.hazmat.primitives.serialization import load_pem_private_key

with open(os.environ.get("INLAY_KEY_FILE", "inlay-private-key.pem"), "rb") as file:
    key = load_pem_private_key(file.read(), password=None)


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def inlay_token(${subject === null ? "" : "subject"}):
    """A token for one load of one frame."""
    now = int(time.time())
    header = {"alg": ${say(alg)}, "typ": "inlay-embed+jwt", "kid": ${say(kid)}}
    claims = {
${claims.join("\n")}${subject === null ? "" : '\n        "sub": subject,  # from your own session, never from the request'}
        "iat": now,
        "exp": now + ${SECONDS},
        "jti": str(uuid.uuid4()),
    }
    text = b64url(json.dumps(header).encode()) + b"." + b64url(json.dumps(claims).encode())
${signing}
    return (text + b"." + b64url(signature)).decode()


# Your route, for whoever is signed in: return {"token": inlay_token(${subject === null ? "" : "user.id"})}
print(inlay_token(${subject === null ? "" : say(subject)}))
`;
}

const ES256_IMPORTS = `from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
`;
const ES256_SIGNING = `    r, s = utils.decode_dss_signature(key.sign(text, ec.ECDSA(hashes.SHA256())))
    signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")`;
