import type { CSSProperties } from "react";
import { Drawn } from "#components/charts/drawn.tsx";
import { schemeProperties } from "#components/theme/theme-css.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonLook } from "#components/ui/look.ts";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

type Props = { tokens: ThemeTokens; brandColour: string | null; scheme: "light" | "dark"; svg: string };

const BARS = [
  { name: "Housing", share: 100, figure: "€980", series: 1 },
  { name: "Groceries", share: 64, figure: "€627", series: 2 },
  { name: "Transport", share: 31, figure: "€304", series: 3 },
  { name: "Travel", share: 18, figure: "€176", series: 4 },
] as const;
const FILLS = { 1: "bg-series-1", 2: "bg-series-2", 3: "bg-series-3", 4: "bg-series-4" } as const;

/** A few made-up tiles with a theme's colours, corners, letters and density. Nothing in it can be pressed. */
export function ThemePreview({ tokens, brandColour, scheme, svg }: Props) {
  const style = {
    ...schemeProperties(tokens, brandColour, scheme),
    colorScheme: scheme,
    fontFamily: "var(--font-sans)",
  } as CSSProperties;
  const name = scheme === "light" ? "Light" : "Dark";
  return (
    <section
      aria-label={`Preview, ${name.toLowerCase()}`}
      style={style}
      className="flex min-w-0 flex-col gap-4 rounded-box border border-line bg-ground p-4 text-body text-ink"
    >
      <div>
        <p className="text-head font-strong tracking-tight">Spending</p>
        <p className="text-muted">{name}, as your customers see it</p>
      </div>
      <div className="rounded-box border border-line bg-surface p-4">
        <p className="font-strong">Pace of the month</p>
        <p className="text-note text-muted">Is this month dearer than the last?</p>
        <p className="mt-2 text-figure font-strong tabular">€1,284</p>
        <p className="text-good">8 % less than in October</p>
        <div dir="ltr" className="mt-3">
          <Drawn variant="s" svg={svg} shows="" />
        </div>
      </div>
      <div className="rounded-box border border-line bg-surface p-4">
        <p className="font-strong">By category</p>
        <div className="mt-3 flex flex-col gap-2">
          {BARS.map(({ name: bar, share, figure, series }) => (
            <div key={bar}>
              <p className="flex justify-between gap-2">
                <span>{bar}</span>
                <span className="tabular">{figure}</span>
              </p>
              <p className="mt-1 h-1.5 rounded-full bg-sunken">
                <span className={`block h-full rounded-full ${FILLS[series]}`} style={{ width: `${share}%` }} />
              </p>
            </div>
          ))}
        </div>
        <p className="mt-3 flex flex-wrap items-center gap-2">
          <span className={`${buttonLook("main")} cursor-default`}>Confirm</span>
          <span className={`${buttonLook("plain")} cursor-default`}>Dismiss</span>
          <Badge tone="good">Confirmed</Badge>
          <Badge tone="bad">Unusual</Badge>
          <span className="text-accent underline">All spending</span>
        </p>
      </div>
    </section>
  );
}
