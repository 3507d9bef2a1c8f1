import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { GO, literal } from "#components/console/embedding/snippets/literal.ts";

/** For Go 1.18 or newer, with its standard library alone. */
export function go(input: SnippetInput): string {
  const { kid, alg, subject } = input;
  const say = (value: string) => literal(GO, value);
  const claims = fixedClaims(input).map(([name, value]) => `\t\t${say(name)}: ${literal(GO, value)},`);
  const packages = [
    "crypto/rand",
    "crypto/x509",
    "encoding/base64",
    "encoding/hex",
    "encoding/json",
    "encoding/pem",
    "fmt",
    "os",
    "time",
  ];
  const imports = [...packages, ...(alg === "EdDSA" ? ["crypto/ed25519"] : ["crypto/ecdsa", "crypto/sha256"])].sort();
  return `package main

import (
${imports.map((name) => `\t"${name}"`).join("\n")}
)

func part(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

${alg === "EdDSA" ? EDDSA : ES256}
// InlayToken makes a token for one load of one frame.
func InlayToken(key any${subject === null ? "" : ", subject string"}) string {
	id := make([]byte, 16)
	rand.Read(id)
	now := time.Now().Unix()
	header := map[string]any{"alg": ${say(alg)}, "typ": "inlay-embed+jwt", "kid": ${say(kid)}}
	claims := map[string]any{
${claims.join("\n")}${subject === null ? "" : '\n\t\t"sub": subject, // from your own session, never from the request'}
		"iat": now,
		"exp": now + ${SECONDS},
		"jti": hex.EncodeToString(id),
	}
	text := part(header) + "." + part(claims)
	return text + "." + base64.RawURLEncoding.EncodeToString(signature(key, text))
}

func main() {
	file := os.Getenv("INLAY_KEY_FILE")
	if file == "" {
		file = "inlay-private-key.pem"
	}
	text, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	block, _ := pem.Decode(text)
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		panic(err)
	}
	// Your route, for whoever is signed in: json.NewEncoder(w).Encode(map[string]string{"token": InlayToken(key${subject === null ? "" : ", user.ID"})})
	fmt.Println(InlayToken(key${subject === null ? "" : `, ${say(subject)}`}))
}
`;
}

const EDDSA = `func signature(key any, text string) []byte {
	return ed25519.Sign(key.(ed25519.PrivateKey), []byte(text))
}
`;
const ES256 = `func signature(key any, text string) []byte {
	hash := sha256.Sum256([]byte(text))
	r, s, err := ecdsa.Sign(rand.Reader, key.(*ecdsa.PrivateKey), hash[:])
	if err != nil {
		panic(err)
	}
	bytes := make([]byte, 64)
	r.FillBytes(bytes[:32])
	s.FillBytes(bytes[32:])
	return bytes
}
`;
