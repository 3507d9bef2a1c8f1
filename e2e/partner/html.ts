/** Text that is HTML already. */
export type Html = { readonly html: string };

type Value = Html | string | number | false | undefined | readonly Html[];

/** HTML with values in it: text is escaped, HTML is not, false and undefined leave nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, at) => part + shown(values[at])).join("") };
}

function shown(value: Value): string {
  if (value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map((it: Html) => it.html).join("");
  if (typeof value === "object") return (value as Html).html;
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
