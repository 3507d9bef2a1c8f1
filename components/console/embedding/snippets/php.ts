import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { literal, PHP } from "#components/console/embedding/snippets/literal.ts";

/** For PHP 8.0 or newer with the extensions that come with it. */
export function php(input: SnippetInput): string {
  const { kid, alg, subject } = input;
  const say = (value: string) => literal(PHP, value);
  const claims = fixedClaims(input).map(([name, value]) => `        ${say(name)} => ${literal(PHP, value)},`);
  return `<?php
$pem = file_get_contents(getenv('INLAY_KEY_FILE') ?: 'inlay-private-key.pem');

function b64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

${alg === "EdDSA" ? EDDSA : ES256}
/** A token for one load of one frame. */
function inlay_token(${subject === null ? "" : "string $subject, "}string $pem): string
{
    $now = time();
    $header = ['alg' => ${say(alg)}, 'typ' => 'inlay-embed+jwt', 'kid' => ${say(kid)}];
    $claims = [
${claims.join("\n")}${subject === null ? "" : "\n        'sub' => $subject, // from your own session, never from the request"}
        'iat' => $now,
        'exp' => $now + ${SECONDS},
        'jti' => bin2hex(random_bytes(16)),
    ];
    $text = b64url(json_encode($header, JSON_THROW_ON_ERROR)) . '.' . b64url(json_encode($claims, JSON_THROW_ON_ERROR));
    return $text . '.' . b64url(inlay_sign($text, $pem));
}

// Your route, for whoever is signed in: echo json_encode(['token' => inlay_token(${subject === null ? "" : "$user->id, "}$pem)]);
echo inlay_token(${subject === null ? "" : `${say(subject)}, `}$pem), "\\n";
`;
}

const EDDSA = `function inlay_sign(string $text, string $pem): string
{
    // The last 32 bytes of the key's DER are its seed.
    $der = base64_decode(preg_replace('/-----[^-]+-----|\\s/', '', $pem));
    $pair = sodium_crypto_sign_seed_keypair(substr($der, -32));
    return sodium_crypto_sign_detached($text, sodium_crypto_sign_secretkey($pair));
}
`;
const ES256 = `function inlay_sign(string $text, string $pem): string
{
    openssl_sign($text, $der, openssl_pkey_get_private($pem), OPENSSL_ALGO_SHA256);
    // From DER to the two numbers, 32 bytes each.
    $first = ord($der[3]);
    $numbers = [substr($der, 4, $first), substr($der, 6 + $first)];
    return implode('', array_map(fn ($n) => str_pad(substr(ltrim($n, "\\0"), -32), 32, "\\0", STR_PAD_LEFT), $numbers));
}
`;
