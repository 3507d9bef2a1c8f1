import { z } from "zod";
import { Origin } from "#server/embed/origin-input.ts";

/** Origins as they are written: one in a line, each as the server wants it; what is wrong is said of its line. */
export const OriginLines = z
  .string()
  .max(30_000)
  .transform((text, context) => {
    const origins: string[] = [];
    for (const [at, line] of text.split("\n").entries()) {
      const written = line.trim();
      if (written === "") continue;
      const parsed = Origin.safeParse(written);
      if (parsed.success) origins.push(parsed.data);
      else context.addIssue(`Line ${at + 1}, “${short(written)}”: ${faultOf(written)}`);
    }
    if (origins.length > 100) context.addIssue(`There are ${origins.length} origins; 100 are the most.`);
    return [...new Set(origins)];
  });

/** Why something is no origin, in the words of whoever wrote it. */
function faultOf(written: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return "write it with https:// in front.";
  if (written.includes("*") && !/^https?:\/\/\*\.[^*]+\.[^*]+$/i.test(written)) {
    return "a wildcard stands for what is before a domain of yours, as in https://*.bank.example.";
  }
  if (/^[a-z]+:\/\/[^/]+\/.+/i.test(written)) return "write it without a path: all pages of an origin may frame, or none.";
  if (/^http:/i.test(written)) return "http is taken from localhost and 127.0.0.1 alone; use https.";
  return "an origin looks like https://bank.example or https://bank.example:8443.";
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
