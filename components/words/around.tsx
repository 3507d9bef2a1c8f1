import type { ReactNode } from "react";

/** A whole sentence of which one part stands out: a language says where it stands. */
export function Around({ text, part, children }: { text: string; part: string; children: ReactNode }) {
  const at = text.indexOf(part);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      {children}
      {text.slice(at + part.length)}
    </>
  );
}
