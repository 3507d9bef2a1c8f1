import type { Drawing } from "#components/charts/model.ts";

/** A drawing of the server, as it came. The only place where markup is set: renderSvg made it, with every text escaped. */
export function Drawn({ variant, svg }: Drawing) {
  const markup = { dangerouslySetInnerHTML: { __html: svg } };
  return <div aria-hidden="true" className={`drawing drawing-${variant}`} {...markup} />;
}
