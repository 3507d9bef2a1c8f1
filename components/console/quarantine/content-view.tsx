import type { RefusedContent } from "#components/console/outputs.ts";
import { count } from "#components/format/unit.ts";
import { ScrollArea } from "#components/ui/scroll-area.tsx";

const FORMS = {
  json: "JSON, laid out anew; every value as it was written",
  text: "Text that is no JSON",
  hex: "No text: the first bytes",
} as const;

type Props = { content: RefusedContent; message: string };

/** What was sent, line by line, with the place that the reason points at. */
export function ContentView({ content: { asSent, rewritten }, message }: Props) {
  const { text, form, left, mark } = asSent;
  const lines = text.split("\n").map((line, at) => ({ number: at + 1, line }));
  const marked = (line: number) => mark !== null && line >= mark.from && line <= mark.to;
  return (
    <div className="overflow-clip rounded-box border border-line bg-surface">
      <ScrollArea label="The event as it was sent" className="max-h-160 py-2">
        <table className="w-full border-collapse text-start font-mono text-note" dir="ltr">
          <tbody>
            {lines.map(({ number, line }) => (
              <Line key={number} number={number} text={line} marked={marked(number)}>
                {mark?.to === number ? `${mark.exact ? "" : "missing here: "}${message}` : null}
              </Line>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className="border-t border-line px-4 py-2 text-note text-muted">
        {rewritten
          ? "As it was accepted, in canonical form (keys sorted): processing refused it later, and the very bytes are not kept of what is accepted."
          : FORMS[form]}
        {left > 0 && `. ${count(left)} more bytes are in the file.`}
      </p>
    </div>
  );
}

type LineProps = { number: number; text: string; marked: boolean; children: string | null };

function Line({ number, text, marked, children }: LineProps) {
  return (
    <>
      <tr className={marked ? "bg-bad-tint" : undefined}>
        <td aria-hidden="true" className="w-12 px-3 text-end align-top text-muted select-none">
          {number}
        </td>
        <td className="px-3 whitespace-pre-wrap wrap-anywhere">
          {text}
          {marked && <span className="sr-only"> (the reason points here)</span>}
        </td>
      </tr>
      {children !== null && (
        <tr className="bg-bad-tint">
          <td />
          <td className="px-3 pb-1 font-sans wrap-anywhere text-bad">{`↑ ${children}`}</td>
        </tr>
      )}
    </>
  );
}
