"use client";
import type { EmbedKeyRow, EmbedSettings, LintReport } from "#components/console/embedding/outputs.ts";
import { CheckToken } from "#components/console/embedding/playground/check-token.tsx";
import { type Choices, claimsOf } from "#components/console/embedding/playground/choices.ts";
import { CodePanel } from "#components/console/embedding/playground/code-panel.tsx";
import { MessageList } from "#components/console/embedding/playground/message-list.tsx";
import type { Passed } from "#components/console/embedding/playground/messages.ts";
import { TokenReport } from "#components/console/embedding/playground/token-report.tsx";
import { PLAYGROUND } from "#components/console/embedding/playground/use-playground-key.ts";
import { Segments } from "#components/theme/segments.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { useUrlValue } from "#components/url/use-url-value.ts";

const PARTS = { code: "Code", token: "Token", messages: "Messages", check: "Check a token" } as const;
type Part = keyof typeof PARTS;

const TITLES: Record<Part, { title: string; lead: string }> = {
  code: { title: "Code to paste", lead: "It makes tokens with exactly what is chosen at the side." },
  token: { title: "The token", lead: "The one that the frame was opened with last, taken apart." },
  messages: { title: "Messages", lead: "What the page and the frame say to each other, as it passes. Times are UTC." },
  check: { title: "Check a token", lead: "Your code makes tokens that are refused? See why." },
};

/** The place of the code until a key is registered. */
const NO_KEY = "YOUR-KEY-ID";

type Props = {
  settings: EmbedSettings;
  keys: EmbedKeyRow[];
  choices: Choices;
  report: LintReport | null;
  passed: Passed[];
  onClear: () => void;
};

/** What stands below the frame: one of its parts at a time. */
export function Shown({ settings, keys, choices, report, passed, onClear }: Props) {
  const [asked, ask] = useUrlValue("show");
  const part: Part = asked !== null && Object.hasOwn(PARTS, asked) ? (asked as Part) : "code";
  const own = keys.find(({ kid, revokedAt }) => revokedAt === null && !kid.startsWith(PLAYGROUND));
  const { issuer, audience } = settings;
  const input = { ...claimsOf(choices), issuer, audience, kid: own?.kid ?? NO_KEY, alg: own?.alg ?? "EdDSA" };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="max-w-full overflow-x-auto">
        <Segments label="What is shown" value={part} names={PARTS} onChange={ask} />
      </div>
      <Panel {...TITLES[part]}>
        {part === "code" && <CodePanel input={input} hasKey={own !== undefined} />}
        {part === "token" &&
          (report ? (
            <TokenReport report={report} />
          ) : (
            <p className="text-muted">No token was signed yet: open the frame, and its token is explained here.</p>
          ))}
        {part === "messages" && <MessageList passed={passed} onClear={onClear} />}
        {part === "check" && <CheckToken />}
      </Panel>
    </div>
  );
}
