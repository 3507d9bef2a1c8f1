import type { LintReport } from "#components/console/embedding/outputs.ts";
import { claimMeaning, claimValue, headerMeaning } from "#components/console/embedding/playground/claim-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";

const LOOKS: Record<LintReport["findings"][number]["severity"], { icon: IconName; tone: string; name: string }> = {
  error: { icon: "close", tone: "text-bad", name: "Wrong" },
  warning: { icon: "warning", tone: "text-ink", name: "Mind" },
  ok: { icon: "check", tone: "text-good", name: "Right" },
};
const ORDER = ["error", "warning", "ok"];

/** What is in a token, what each part means, and what is right and wrong with it. */
export function TokenReport({ report }: { report: LintReport }) {
  const findings = report.findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex flex-wrap items-center gap-2">
        <Badge tone={report.accepted ? "good" : "bad"}>{report.accepted ? "Accepted" : "Refused"}</Badge>
        <span className="text-muted">
          {report.accepted ? "It would open a frame now." : "It opens nothing. What to do about it stands below."}
        </span>
      </p>
      <ul aria-label="What was found" className="flex flex-col gap-2">
        {findings.map(({ severity, code, message }) => (
          <li key={`${code} ${message}`} className="flex items-start gap-2">
            <Icon name={LOOKS[severity].icon} className={`mt-0.5 ${LOOKS[severity].tone}`} />
            <span className="min-w-0 wrap-anywhere">
              <span className="sr-only">{LOOKS[severity].name}: </span>
              {message} <code className="font-mono text-note text-muted">{code}</code>
            </span>
          </li>
        ))}
      </ul>
      <Members title="Header" members={report.header} meaning={headerMeaning} />
      <Members title="Claims" members={report.claims} meaning={claimMeaning} />
    </div>
  );
}

function Members({ title, members, meaning }: { title: string; members: unknown; meaning: (name: string) => string }) {
  if (typeof members !== "object" || members === null) return null;
  return (
    <section aria-label={title}>
      <h3 className="font-strong">{title}</h3>
      <dl className="mt-1">
        {Object.entries(members).map(([name, value]) => (
          <div key={name} className="border-t border-line py-2 first:border-t-0">
            <dt className="flex flex-wrap gap-x-2">
              <code className="font-mono text-note font-strong">{name}</code>
              <span className="text-note text-muted">{meaning(name)}</span>
            </dt>
            <dd>
              <code className="font-mono text-note wrap-anywhere">{claimValue(name, value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
