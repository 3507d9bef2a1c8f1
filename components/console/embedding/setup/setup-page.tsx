"use client";
import Link from "next/link";
import type { EmbedSettings } from "#components/console/embedding/outputs.ts";
import { type Locale, SetupForm } from "#components/console/embedding/setup/setup-form.tsx";
import { pageSnippet } from "#components/console/embedding/snippets/snippet.ts";
import { useEmbedSettings } from "#components/console/embedding/use-settings.ts";
import { GUIDES, rightName } from "#components/console/embedding/words.ts";
import { CodeBlock, CopyButton } from "#components/ui/copyable.tsx";
import { Facts } from "#components/ui/description-list.tsx";
import { Panel } from "#components/ui/panel.tsx";

type Props = { first: EmbedSettings; manages: boolean; locales: Locale[]; dashboard: string };

/** What holds for all frames of a tenant, and what a back end needs to know of this place. */
export function SetupPage({ first, manages, locales, dashboard }: Props) {
  const { settings, save } = useEmbedSettings(first);
  return (
    <div className="flex max-w-180 flex-col gap-6">
      <Panel title="Frames" lead={manages ? undefined : "You can read this. To change it, ask an admin of your organisation."}>
        {manages ? <SetupForm settings={settings} save={save} locales={locales} /> : <Told settings={settings} />}
      </Panel>
      <Panel title="For your back end" lead="What every token must say as who it is from and for whom.">
        <Facts
          label="For your back end"
          rows={[
            { name: "Issuer (iss)", value: <Copied text={settings.issuer} label="Copy the issuer" /> },
            { name: "Audience (aud)", value: <Copied text={settings.audience} label="Copy the audience" /> },
          ]}
        />
      </Panel>
      <Panel title="From key to a live frame">
        <ol className="ms-5 flex list-decimal flex-col gap-2 marker:text-muted">
          <li>Write the origin of your app above, such as https://portal.bank.example.</li>
          <li>
            Register a public key on <Way to="keys">Keys</Way>. The private part stays with your back end.
          </li>
          <li>
            Put a route into your back end that signs a token for whoever is signed in there. The{" "}
            <Way to="playground">Playground</Way> has the code for six languages.
          </li>
          <li>Put these lines into your page:</li>
        </ol>
        <div className="mt-3">
          <CodeBlock code={pageSnippet({ audience: settings.audience, dashboard })} label="The lines of your page" />
        </div>
        <p className="mt-3 text-note text-muted">
          “Embed in ten minutes”, and beside it the reference of tokens and the model of security:{" "}
          <code className="font-mono wrap-anywhere">{GUIDES.quickstart}</code>
        </p>
      </Panel>
    </div>
  );
}

function Told({ settings: { origins, rights, locale } }: { settings: EmbedSettings }) {
  return (
    <Facts
      rows={[
        { name: "May frame", value: origins.length === 0 ? "No page" : origins.join(", ") },
        { name: "Besides looking", value: rights.length === 0 ? "Nothing" : rights.map(rightName).join(", ") },
        { name: "Language", value: locale ?? "English" },
      ]}
    />
  );
}

function Copied({ text, label }: { text: string; label: string }) {
  return (
    <span className="-my-1.5 inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-note wrap-anywhere">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}

function Way({ to, children }: { to: string; children: string }) {
  return (
    <Link href={`/settings/embedding/${to}`} className="text-accent underline">
      {children}
    </Link>
  );
}
