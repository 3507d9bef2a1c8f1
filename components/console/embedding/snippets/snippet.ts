import { go } from "#components/console/embedding/snippets/go.ts";
import type { SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { java } from "#components/console/embedding/snippets/java.ts";
import { node } from "#components/console/embedding/snippets/node.ts";
import { php } from "#components/console/embedding/snippets/php.ts";
import { python } from "#components/console/embedding/snippets/python.ts";
import { ruby } from "#components/console/embedding/snippets/ruby.ts";

/** The languages of back ends that there is code for; `file` is what the code is called, `run` what makes it print a token. */
export const LANGUAGES = {
  node: { name: "Node", file: "inlay-token.mjs", run: "node inlay-token.mjs", write: node },
  python: { name: "Python", file: "inlay_token.py", run: "python3 inlay_token.py", write: python },
  php: { name: "PHP", file: "inlay-token.php", run: "php inlay-token.php", write: php },
  ruby: { name: "Ruby", file: "inlay_token.rb", run: "ruby inlay_token.rb", write: ruby },
  go: { name: "Go", file: "inlay_token.go", run: "go run inlay_token.go", write: go },
  java: { name: "Java", file: "InlayToken.java", run: "java InlayToken.java", write: java },
} as const;

export type Language = keyof typeof LANGUAGES;

/**
 * A whole program that makes a token as Inlay takes it, and prints one: to run once, then to put behind a route. It reads the
 * private key from a file; no secret stands in it.
 */
export function snippet(language: Language, input: SnippetInput): string {
  return LANGUAGES[language].write(input);
}

/** The lines of the page that shows the frame: the script once, the element where the dashboard stands. */
export function pageSnippet({ audience, dashboard }: Pick<SnippetInput, "audience" | "dashboard">): string {
  return `<script src="${audience}/embed/v1.js" async></script>
<inlay-dashboard name="${dashboard}" token-url="/inlay-token"></inlay-dashboard>
`;
}
