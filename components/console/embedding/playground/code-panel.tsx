"use client";
import type { SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { LANGUAGES, type Language, pageSnippet, snippet } from "#components/console/embedding/snippets/snippet.ts";
import { Segments } from "#components/theme/segments.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";
import { useUrlValue } from "#components/url/use-url-value.ts";

const NAMES = Object.fromEntries(Object.entries(LANGUAGES).map(([language, { name }]) => [language, name])) as Record<
  Language,
  string
>;

/** What a developer pastes: the back end's part and the page's, with the choices of the playground in it. */
export function CodePanel({ input, hasKey }: { input: SnippetInput; hasKey: boolean }) {
  const [asked, ask] = useUrlValue("code");
  const language: Language = asked !== null && Object.hasOwn(LANGUAGES, asked) ? (asked as Language) : "node";
  const { file, run } = LANGUAGES[language];
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-full overflow-x-auto">
        <Segments label="Language of your back end" value={language} names={NAMES} onChange={ask} />
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="font-strong">
          In your back end: <code className="font-mono text-note">{file}</code>
        </h3>
        <p className="text-muted">
          It reads the private key from <code className="font-mono text-note">inlay-private-key.pem</code>, or from where
          INLAY_KEY_FILE says. <code className="font-mono text-note">{run}</code> prints a token, which can be checked here.
          {!hasKey && " No key of yours is registered yet: make one under Keys, and put its id in place of YOUR-KEY-ID."}
        </p>
        <CodeBlock code={snippet(language, input)} label={`Code for ${LANGUAGES[language].name}`} />
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="font-strong">In your page</h3>
        <CodeBlock code={pageSnippet(input)} label="The lines of your page" />
      </div>
    </div>
  );
}
