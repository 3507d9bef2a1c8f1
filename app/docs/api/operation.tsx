import { ERRORS } from "#server/errors.ts";
import { slug } from "#server/http/problem.ts";
import type { Json } from "#server/openapi/document.ts";
import { fieldsOf } from "#server/openapi/fields.ts";
import type { Operation as OperationEntry } from "#server/openapi/operation.ts";
import { Block, Code, Fields, Prose } from "./parts.tsx";

/** One operation: what it does, what it takes, what it answers. */
export function Operation({ operation, schemas }: { operation: OperationEntry; schemas: Readonly<Record<string, Json>> }) {
  const { id, method, path, summary, about, scopes, frames, request, response, errors } = operation;
  const [first] = Object.values(request ?? {});
  const asked = named(first?.schema.meta()?.id, schemas);
  const answered = named(response.schema.meta()?.id, schemas);
  const example = first?.example ?? asked?.examples?.[0];
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex scroll-mt-6 flex-col gap-4 border-line border-t pt-8">
      <div>
        <h3 id={`${id}-title`} className="font-strong text-title">
          {summary}
        </h3>
        <p className="mt-1 font-mono text-body">
          <span className="mr-2 rounded bg-tint px-2 py-0.5 text-accent uppercase">{method}</span>
          {path}
        </p>
      </div>
      <Prose text={about} />
      {scopes && (
        <p className="text-body text-muted">
          Scope:{" "}
          {scopes.map((scope, index) => (
            <span key={scope}>
              {index > 0 && " or "}
              <Code>{scope}</Code>
            </span>
          ))}
          {frames && (
            <>
              ; or a frame's session whose token has <Code>{frames}</Code> in <Code>can</Code>
            </>
          )}
        </p>
      )}
      {asked?.properties !== undefined && (
        <Fields title={`Fields of the request: ${summary}`} fields={fieldsOf(asked, schemas)} />
      )}
      {request && (
        <p className="text-body text-muted">
          Content types:{" "}
          {Object.entries(request).map(([type, { about: form }], index) => (
            <span key={type}>
              {index > 0 && ", "}
              <Code>{type}</Code>
              {form ? ` (${form.replace(/\.$/, "").toLowerCase()})` : ""}
            </span>
          ))}
        </p>
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        {example !== undefined && <Block label="Request">{curl(operation, example)}</Block>}
        {response.example !== undefined && <Block label="Answer">{JSON.stringify(response.example, null, 2)}</Block>}
      </div>
      {answered?.properties !== undefined && (
        <details className="text-body">
          <summary className="cursor-pointer text-accent">Fields of the answer</summary>
          <div className="mt-2">
            <Fields title={`Fields of the answer: ${summary}`} fields={fieldsOf(answered, schemas)} />
          </div>
        </details>
      )}
      <p className="text-body text-muted">
        Errors:{" "}
        {errors.map((code, index) => (
          <span key={code}>
            {index > 0 && ", "}
            <a href={`#${slug(code)}`} className="text-accent underline-offset-2 hover:underline">
              {ERRORS[code].status} {code}
            </a>
          </span>
        ))}
      </p>
    </section>
  );
}

const named = (id: string | undefined, schemas: Readonly<Record<string, Json>>) =>
  id === undefined ? undefined : (schemas[id] as (Json & { examples?: unknown[] }) | undefined);

function curl({ method, path }: OperationEntry, example: unknown): string {
  return [
    `curl -X ${method.toUpperCase()} "$INLAY_URL${path}" \\`,
    `  -H "Authorization: Bearer $INLAY_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    "  --data-binary @- <<'JSON'",
    JSON.stringify(example, null, 2),
    "JSON",
  ].join("\n");
}
