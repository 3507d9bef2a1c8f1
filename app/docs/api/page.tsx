import type { Metadata } from "next";
import { ERRORS, type ErrorCode } from "#server/errors.ts";
import { eventDefinitions } from "#server/events/registry.ts";
import { slug } from "#server/http/problem.ts";
import { KEY_SCOPES } from "#server/keys/scopes.ts";
import { type Json, openapiDocument } from "#server/openapi/document.ts";
import { fieldsOf } from "#server/openapi/fields.ts";
import { OPERATIONS } from "#server/openapi/operations.ts";
import { Operation } from "./operation.tsx";
import { Block, Code, Fields, Head, Prose } from "./parts.tsx";

// Rendered per request: only so do its scripts carry the nonce that the content security policy asks for.
export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "API reference" };

const CONTENT_RULES =
  "An event's identity is its `source` and `id`, for as long as it is kept. The same content again is a `duplicate`, accepted without effect; other content under the same identity is a `conflict`, quarantined, and the first one stays. " +
  "Content is type, subject, time and data, as canonical JSON (RFC 8785).\n\n" +
  "What an event is about has an identity of its own (an account, a transaction, a device; for a reading its device, channel and time). To correct or remove it, send a new event with a higher `revision`; the highest wins, in any order of arrival.";

/** The API reference, drawn from the same document that /api/v1/openapi.json serves. */
export default function ApiReference() {
  const document = openapiDocument() as { info: { description: string }; components: { schemas: Record<string, Json> } };
  const { schemas } = document.components;
  return (
    <div className="mx-auto flex w-full max-w-page gap-10 px-4 py-8 text-ink sm:px-6">
      <Contents />
      <main className="flex min-w-0 grow flex-col gap-10">
        <header className="flex flex-col gap-3">
          <h1 className="font-strong text-figure">API reference</h1>
          <Prose text={document.info.description} />
          <p className="text-body text-muted">
            As OpenAPI 3.1:{" "}
            <a href="/api/v1/openapi.json" className="text-accent underline underline-offset-2">
              /api/v1/openapi.json
            </a>
          </p>
        </header>
        <section id="authentication" className="flex scroll-mt-6 flex-col gap-4">
          <h2 className="font-strong text-head">Authentication</h2>
          <Prose text="Each request carries an API key of the tenant: `Authorization: Bearer inlay_...`. The key says which tenant it is; nothing in a body does. A key is shown once, when it is made, and has scopes:" />
          <ul className="flex flex-col gap-1 text-body text-muted">
            {Object.entries(KEY_SCOPES).map(([scope, may]) => (
              <li key={scope}>
                <Code>{scope}</Code> {may}
              </li>
            ))}
          </ul>
        </section>
        <section className="flex flex-col gap-8">
          <h2 className="font-strong text-head">Operations</h2>
          {OPERATIONS.map((operation) => (
            <Operation key={operation.id} operation={operation} schemas={schemas} />
          ))}
        </section>
        <section id="events" className="flex scroll-mt-6 flex-col gap-8">
          <h2 className="font-strong text-head">Events</h2>
          <Prose text={CONTENT_RULES} />
          <Fields
            title="Attributes of every event"
            fields={fieldsOf(schemas.SubjectEvent ?? {}, schemas).filter(({ path }) => path !== "data")}
          />
          {eventDefinitions().map(({ type, title, about, example }) => (
            <section
              key={type}
              id={type}
              aria-labelledby={`${type}-title`}
              className="flex scroll-mt-6 flex-col gap-4 border-line border-t pt-8"
            >
              <div>
                <h3 id={`${type}-title`} className="font-strong text-title">
                  {title}
                </h3>
                <p className="mt-1 font-mono text-body">{type}</p>
              </div>
              <Prose text={about} />
              <Fields title={`Fields of data: ${title}`} fields={fieldsOf(schemas[`${title}Data`] ?? {}, schemas)} />
              <Block label="Example">{JSON.stringify(example, null, 2)}</Block>
            </section>
          ))}
        </section>
        <Errors />
      </main>
    </div>
  );
}

function Contents() {
  const links: [string, string][] = [
    ["authentication", "Authentication"],
    ...OPERATIONS.map(({ id, summary }): [string, string] => [id, summary]),
    ["events", "Events"],
    ...eventDefinitions().map(({ type, title }): [string, string] => [type, title]),
    ["errors", "Errors"],
  ];
  return (
    <nav aria-label="On this page" className="sticky top-8 hidden w-44 shrink-0 self-start lg:block">
      <ul className="flex flex-col gap-1.5 text-body">
        {links.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`} className="text-muted hover:text-accent">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Errors() {
  return (
    <section id="errors" className="flex scroll-mt-6 flex-col gap-4 border-line border-t pt-8">
      <h2 className="font-strong text-head">Errors</h2>
      <Prose text="Every error is problem+json (RFC 9457): `detail` says what happened and what to do, `code` is for programs, `instance` names the request. `429` and `503` carry `Retry-After`. Sending events again is always harmless." />
      <div className="overflow-hidden rounded-box border border-line">
        <table className="w-full border-collapse text-left text-body">
          <caption className="sr-only">Error codes</caption>
          <thead className="bg-sunken text-note text-muted">
            <tr>
              <Head>Status</Head>
              <Head>Code</Head>
              <Head>Meaning</Head>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(ERRORS) as ErrorCode[]).map((code) => (
              <tr key={code} id={slug(code)} className="border-line border-t target:bg-tint">
                <td className="px-3 py-2 tabular-nums">{ERRORS[code].status}</td>
                <th scope="row" className="px-3 py-2 font-mono font-normal text-note">
                  {code}
                </th>
                <td className="px-3 py-2 text-muted">{ERRORS[code].title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
