import { Fragment, type ReactNode } from "react";
import type { Field } from "#server/openapi/fields.ts";

/** Running text with `code` in it; blank lines part paragraphs. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="flex max-w-[70ch] flex-col gap-2 text-body text-muted">
      {text.split("\n\n").map((paragraph) => (
        <p key={paragraph}>
          <Marked text={paragraph} />
        </p>
      ))}
    </div>
  );
}

export function Marked({ text }: { text: string }) {
  return [...text.matchAll(/`([^`]+)`|[^`]+/g)].map((found) =>
    found[1] === undefined ? <Fragment key={found.index}>{found[0]}</Fragment> : <Code key={found.index}>{found[1]}</Code>,
  );
}

export function Code({ children }: { children: ReactNode }) {
  return <code className="rounded bg-sunken px-1 py-px font-mono text-note text-ink [overflow-wrap:anywhere]">{children}</code>;
}

/** Lines wrap: nothing scrolls sideways, so nothing needs the keyboard's focus. */
export function Block({ label, children }: { label: string; children: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-note text-muted">{label}</figcaption>
      <pre className="whitespace-pre-wrap rounded-box border border-line bg-sunken p-4 font-mono text-ink text-note [overflow-wrap:anywhere]">
        {children}
      </pre>
    </figure>
  );
}

export function Fields({ title, fields }: { title: string; fields: readonly Field[] }) {
  return (
    <div className="overflow-hidden rounded-box border border-line">
      <table className="w-full table-fixed border-collapse text-left text-body">
        <caption className="sr-only">{title}</caption>
        <thead className="bg-sunken text-note text-muted">
          <tr>
            <Head shape="w-[45%] sm:w-[28%]">Field</Head>
            <Head shape="hidden w-[26%] sm:table-cell">Type</Head>
            <Head>Meaning</Head>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, type, required, about, limits }) => (
            <tr key={path} className="border-line border-t align-baseline">
              <th scope="row" className="px-3 py-2 font-normal text-note [overflow-wrap:anywhere]">
                <span className="font-mono">{path}</span>
                {required && <span className="block text-muted">required</span>}
                <span className="block font-mono text-muted sm:hidden">{type}</span>
              </th>
              <td className="hidden px-3 py-2 font-mono text-muted text-note [overflow-wrap:anywhere] sm:table-cell">{type}</td>
              <td className="px-3 py-2 text-muted">
                <Marked text={about} />
                {limits && <span className="block text-note">{limits}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Head({ shape = "", children }: { shape?: string; children: ReactNode }) {
  return (
    <th scope="col" className={`px-3 py-2 font-strong ${shape}`}>
      {children}
    </th>
  );
}
