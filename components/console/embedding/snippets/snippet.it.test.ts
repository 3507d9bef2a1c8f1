import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { KeyAlgorithm, SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { LANGUAGES, type Language, pageSnippet, snippet } from "#components/console/embedding/snippets/snippet.ts";
import { audience } from "#server/embed/audience.ts";
import { judgeToken } from "#server/embed/judge-token.ts";

const folder = mkdtempSync(join(tmpdir(), "inlay-snippets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAIRS = {
  EdDSA: generateKeyPairSync("ed25519"),
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
} satisfies Record<KeyAlgorithm, unknown>;

/** Everything that a token may say, with what a language could read as its own. */
const HOSTILE = `O'Brien "x" #{1+1} $y \${z} \\ %s é 漢`;
const FULL: Omit<SnippetInput, "alg"> = {
  issuer: "halden",
  audience: audience(),
  kid: "key-1",
  dashboard: "spending",
  subject: HOSTILE,
  filters: { category: ["groceries", HOSTILE], account: [] },
  can: ["export", "events"],
  locale: "de",
  currency: "EUR",
  timezone: "Europe/Berlin",
  theme: { mode: "dark", radius: 4, light: { ink: "#112233" } },
};
const PLAIN: Omit<SnippetInput, "alg"> = {
  ...FULL,
  subject: null,
  filters: {},
  can: null,
  locale: null,
  currency: null,
  timezone: null,
  theme: null,
};

const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[];
/** What has to be on a machine for a language's code to run there, as a command that succeeds. */
const NEEDS: Record<Language, [string, ...string[]]> = {
  node: ["node", "--version"],
  python: ["python3", "-c", "import cryptography"],
  php: ["php", "--version"],
  ruby: ["ruby", "-ropenssl", "-e", ""],
  go: ["go", "version"],
  java: ["java", "--version"],
};

describe.each(LANGUAGE_NAMES)("%s", (language) => {
  const [command, ...args] = NEEDS[language];
  const isHere = spawnSync(command, args).status === 0;
  const why = isHere ? "" : ` (NOT RUN: "${[command, ...args].join(" ").trim()}" fails on this machine)`;

  test.skipIf(!isHere).for(["EdDSA", "ES256"] as const)(
    `a token with everything in it is accepted, and says what was asked for, signed with %s${why}`,
    { timeout: 60_000 },
    async (alg) => {
      const { flaws, said } = await judge(run(language, { ...FULL, alg }), alg);
      expect(flaws).toEqual([]);
      const { filters, can, locale, currency, timezone, theme } = FULL;
      expect(said).toMatchObject({ sub: HOSTILE, filters, can, locale, currency, timezone, theme, dashboards: ["spending"] });
    },
  );

  test.skipIf(!isHere)(`tokens of the tenant as a whole are accepted, each another one${why}`, { timeout: 60_000 }, async () => {
    const tokens = [run(language, { ...PLAIN, alg: "EdDSA" }), run(language, { ...PLAIN, alg: "EdDSA" })];
    const [one, other] = await Promise.all(tokens.map((token) => judge(token, "EdDSA")));
    expect([one!.flaws, other!.flaws]).toEqual([[], []]);
    expect(one!.said).toMatchObject({ scope: "tenant" });
    expect(one!.said).not.toHaveProperty("sub");
    expect(one!.said!.jti).not.toBe(other!.said!.jti);
  });
});

test("the page's lines name the deployment and the dashboard", () => {
  expect(pageSnippet({ audience: "https://inlay.example", dashboard: "devices" })).toContain(
    '<script src="https://inlay.example/embed/v1.js" async></script>\n<inlay-dashboard name="devices"',
  );
});

/** Runs the code as its developer would, beside the private key, and gives what it prints. */
function run(language: Language, input: SnippetInput): string {
  const { file, run } = LANGUAGES[language];
  writeFileSync(join(folder, file), snippet(language, input));
  const pem = PAIRS[input.alg].privateKey.export({ format: "pem", type: "pkcs8" });
  writeFileSync(join(folder, "inlay-private-key.pem"), pem);
  const [command = "", ...args] = run.split(" ");
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

/** What the server says of it, with the key as it would be registered. */
function judge(token: string, alg: KeyAlgorithm) {
  const jwk = PAIRS[alg].publicKey.export({ format: "jwk" });
  const key = { kid: "key-1", jwk, alg, revoked: false };
  const signer = { tenantId: "t", key, origins: [], rights: [] };
  const find = async (issuer: string, kid: string) => (issuer === "halden" && kid === "key-1" ? signer : null);
  return judgeToken(token, find, Date.now() / 1_000);
}
