import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { literal, RUBY } from "#components/console/embedding/snippets/literal.ts";

/** For Ruby 3.1 or newer, with nothing to install. */
export function ruby(input: SnippetInput): string {
  const { kid, alg, subject } = input;
  const say = (value: string) => literal(RUBY, value);
  const claims = fixedClaims(input).map(([name, value]) => `    ${name}: ${literal(RUBY, value)},`);
  return `require "base64"
require "json"
require "openssl"
require "securerandom"

KEY = OpenSSL::PKey.read(File.read(ENV.fetch("INLAY_KEY_FILE", "inlay-private-key.pem")))

def part(value) = Base64.urlsafe_encode64(JSON.generate(value), padding: false)

${alg === "EdDSA" ? "def signature(text) = KEY.sign(nil, text)" : ES256}

# A token for one load of one frame.
def inlay_token${subject === null ? "" : "(subject)"}
  now = Time.now.to_i
  header = { alg: ${say(alg)}, typ: "inlay-embed+jwt", kid: ${say(kid)} }
  claims = {
${claims.join("\n")}${subject === null ? "" : "\n    sub: subject, # from your own session, never from the request"}
    iat: now,
    exp: now + ${SECONDS},
    jti: SecureRandom.uuid
  }
  text = "#{part(header)}.#{part(claims)}"
  "#{text}.#{Base64.urlsafe_encode64(signature(text), padding: false)}"
end

# Your route, for whoever is signed in: render json: { token: inlay_token${subject === null ? "" : "(current_user.id)"} }
puts inlay_token${subject === null ? "" : `(${say(subject)})`}
`;
}

const ES256 = `def signature(text)
  # From DER to the two numbers, 32 bytes each.
  OpenSSL::ASN1.decode(KEY.sign("SHA256", text)).value.map { |number| number.value.to_s(2).rjust(32, "\\0") }.join
end`;
