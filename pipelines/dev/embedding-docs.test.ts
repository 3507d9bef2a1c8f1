import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "#components/words/language.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { audience } from "#server/embed/audience.ts";
import { TokenClaims } from "#server/embed/check-claims.ts";
import { ALGORITHMS, TOKEN_TYPE } from "#server/embed/check-header.ts";
import { LONGEST_SECONDS, SKEW_SECONDS } from "#server/embed/check-times.ts";
import { judgeToken } from "#server/embed/judge-token.ts";
import { PublicJwk } from "#server/embed/key-input.ts";
import { EMBED_RIGHTS, LOCK_DIMENSIONS } from "#server/embed/rights-input.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { ERRORS } from "#server/errors.ts";

/** What the documentation of embedding says is what the code does. */

const doc = (name: string) => readFileSync(join(ROOT, "docs/embedding", `${name}.md`), "utf8");

/** What stands between ``` and ```, of one language. */
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, code]) => code!);

describe("the reference of tokens", () => {
  const text = doc("tokens");
  /** First cells of the tables' rows. */
  const named = new Set([...text.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name!));

  test("has every claim", () => {
    for (const claim of Object.keys(TokenClaims.shape)) expect(named).toContain(claim);
  });

  test("has every code by which a token, a page or a session is refused, with its status", () => {
    const codes = Object.entries(ERRORS).filter(([code]) => /^(TOKEN|SESSION)_|_NOT_ALLOWED$|^TOO_MANY|^UNAVAILABLE/.test(code));
    expect(codes.length).toBeGreaterThan(15);
    for (const [code, { status }] of codes)
      if (code !== "METHOD_NOT_ALLOWED") expect(text).toMatch(new RegExp(`^\\| \`${code}\` \\| ${status} \\|`, "m"));
    for (const [, code] of text.matchAll(/^\| `([A-Z]{3,}_[A-Z_]+)`/gm)) expect(Object.keys(ERRORS)).toContain(code);
  });

  test("has every right, lock and limit", () => {
    for (const right of EMBED_RIGHTS) expect(named).toContain(right);
    for (const [dimension, dashboard] of Object.entries(LOCK_DIMENSIONS))
      expect(text).toMatch(new RegExp(`^\\| \`${dashboard}\` \\|.*\`${dimension}\``, "m"));
    expect(text).toContain(`at most ${LONGEST_SECONDS} s after`);
    expect(text).toContain(`more than ${SKEW_SECONDS} s ago`);
    for (const algorithm of ALGORITHMS) expect(text).toContain(`\`${algorithm}\``);
    expect(text).toContain(`\`${TOKEN_TYPE}\``);
  });
});

test("the page about themes has every token and every language", () => {
  const text = doc("theme-and-locale");
  for (const token of Object.keys(ThemeTokens.shape)) expect(text).toContain(`\`${token}\``);
  for (const language of LANGUAGES) expect(text).toMatch(new RegExp(`^\\| \`${language}\` \\|`, "m"));
});

describe("the quickstart", () => {
  const text = doc("quickstart");
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "inlay-quickstart-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("makes a key pair that can be registered, and signs tokens that are accepted, with what stands in the page", async () => {
    const pair = blocks(text, "sh").find((code) => code.includes("generateKeyPairSync"))!;
    execFileSync("sh", ["-c", pair], { cwd: folder });
    expect(statSync(join(folder, "inlay.pem")).mode & 0o777).toBe(0o600);
    const jwk = PublicJwk.parse(JSON.parse(readFileSync(join(folder, "inlay.jwk.json"), "utf8")));

    const server = blocks(text, "js").find((code) => code.includes("server.mjs"))!;
    // The page's own function, called instead of served.
    const script = `${server.slice(0, server.indexOf("createServer(("))}\nprocess.stdout.write(inlayToken("cust-1001"));`;
    writeFileSync(join(folder, "token.mjs"), script);
    const token = execFileSync(process.execPath, ["token.mjs"], {
      cwd: folder,
      env: { ...process.env, INLAY_URL: audience() },
      encoding: "utf8",
    });
    const signer = {
      tenantId: "1",
      key: { kid: jwk.kid!, jwk: jwk as JWK, alg: "EdDSA" as const, revoked: false },
      origins: [],
      rights: [],
    };
    const find = async (issuer: string, kid: string) => (issuer === "halden" && kid === jwk.kid ? signer : null);
    const judged = await judgeToken(token, find, Date.now() / 1000);
    expect(judged.flaws).toEqual([]);
    expect(judged.said).toMatchObject({ sub: "cust-1001", dashboards: ["spending"] });
  });

  test("leads to pages and headings that are there", () => {
    for (const name of ["quickstart", "tokens", "security", "rotation", "theme-and-locale"])
      for (const [, page, heading] of doc(name).matchAll(/\]\((?:([\w-]+)\.md)?(?:#([\w-]+))?\)/g)) {
        const anchors = [...doc(page ?? name).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
          title!
            .toLowerCase()
            .replace(/[^\w -]/g, "")
            .replaceAll(" ", "-"),
        );
        if (heading) expect(anchors, `${name}: ${page}#${heading}`).toContain(heading);
      }
  });
});
