import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { JAVA, literal } from "#components/console/embedding/snippets/literal.ts";

const NAMES = {
  EdDSA: { factory: "Ed25519", signature: "Ed25519" },
  ES256: { factory: "EC", signature: "SHA256withECDSAinP1363Format" },
} as const;

/** For Java 17 or newer, with its standard library alone. */
export function java(input: SnippetInput): string {
  const { kid, alg, subject } = input;
  const say = (value: string) => literal(JAVA, value);
  const claims = fixedClaims(input).map(([name, value]) => `        claims.put(${say(name)}, ${literal(JAVA, value)});`);
  const { factory, signature } = NAMES[alg];
  return `import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

public class InlayToken {
    private final PrivateKey key;

    InlayToken(Path file) throws Exception {
        String pem = Files.readString(file).replaceAll("-----[^-]+-----|\\\\s", "");
        key = KeyFactory.getInstance("${factory}").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /** A token for one load of one frame. */
    String make(${subject === null ? "" : "String subject"}) throws Exception {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> header = Map.of("alg", ${say(alg)}, "typ", "inlay-embed+jwt", "kid", ${say(kid)});
        Map<String, Object> claims = new LinkedHashMap<>();
${claims.join("\n")}${subject === null ? "" : '\n        claims.put("sub", subject); // from your own session, never from the request'}
        claims.put("iat", now);
        claims.put("exp", now + ${SECONDS});
        claims.put("jti", UUID.randomUUID().toString());
        String text = part(json(header).getBytes(StandardCharsets.UTF_8)) + "." + part(json(claims).getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("${signature}");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + part(signature.sign());
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Or the library for JSON that you have. */
    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> json(e.getKey()) + ":" + json(e.getValue())).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(InlayToken::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        StringBuilder out = new StringBuilder("\\"");
        for (char c : text.toCharArray()) {
            out.append(c == '"' || c == '\\\\' ? "\\\\" + c : c < ' ' ? String.format("\\\\u%04x", (int) c) : String.valueOf(c));
        }
        return out.append('"').toString();
    }

    public static void main(String[] args) throws Exception {
        InlayToken tokens = new InlayToken(Path.of(System.getenv().getOrDefault("INLAY_KEY_FILE", "inlay-private-key.pem")));
        // Your route, for whoever is signed in: return Map.of("token", tokens.make(${subject === null ? "" : "user.id()"}));
        System.out.println(tokens.make(${subject === null ? "" : say(subject)}));
    }
}
`;
}
