import type { CSSProperties } from "react";
import { brandOf } from "#components/theme/brand.ts";
import { contrast } from "#components/theme/colour.ts";
import { css, SURFACE } from "#components/theme/palette.ts";

/** A colour as it will be seen: as text, as a button, as a tint, in light and dark; lightened or darkened until it can be read. */
export function BrandPreview({ name, colour }: { name: string; colour: string }) {
  const brand = brandOf(colour);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(["light", "dark"] as const).map((scheme) => {
        const { accent, fill, onFill, tint } = brand[scheme];
        const style = { colorScheme: scheme, background: css(SURFACE[scheme]) } satisfies CSSProperties;
        return (
          <div key={scheme} style={style} className="flex min-w-0 flex-col gap-2 rounded-box border border-line p-4">
            <span style={{ color: css(accent) }} className="truncate font-strong">
              {name}
            </span>
            <span className="flex flex-wrap items-center gap-2">
              <span style={{ background: css(fill), color: css(onFill) }} className="rounded-box px-3 py-1.5 font-strong">
                Button
              </span>
              <span style={{ background: css(tint), color: css(accent) }} className="rounded-full px-2 text-note">
                Tint
              </span>
            </span>
            <span
              style={{ color: css(scheme === "light" ? [0.49, 0.016, 265] : [0.73, 0.012, 265]) }}
              className="text-note tabular"
            >
              {scheme === "light" ? "Light" : "Dark"}, contrast {contrast(accent, SURFACE[scheme]).toFixed(1)} : 1
            </span>
          </div>
        );
      })}
    </div>
  );
}
