"use client";
import { ColourField } from "#components/console/embedding/theme/colour-field.tsx";
import { SURFACES, type Surface, type ThemeDraft } from "#components/console/embedding/theme/theme-draft.ts";
import { hexOf, oklchOf } from "#components/theme/colour.ts";
import { Segments } from "#components/theme/segments.tsx";
import { OWN } from "#components/theme/theme-tones.ts";
import { NumberField } from "#components/ui/number-field.tsx";
import { SelectField } from "#components/ui/select.tsx";

const NAMES: Record<Surface, string> = { ground: "Page", surface: "Tiles", ink: "Text" };
const FONTS = [
  { value: "inter", label: "Inter", hint: "Inlay's own, sent with the frame" },
  { value: "system", label: "The system's", hint: "As the viewer's device has it; nothing is sent" },
  { value: "serif", label: "Serif" },
  { value: "mono", label: "Fixed width" },
] as const;

type Props = { draft: ThemeDraft; brandColour: string | null; onChange: (draft: ThemeDraft) => void };

/** The few tokens that a theme is made of. */
export function ThemeFields({ draft, brandColour, onChange }: Props) {
  const set = (part: Partial<ThemeDraft>) => onChange({ ...draft, ...part });
  const own = oklchOf(brandColour ?? "") ?? OWN.light.accent;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <p className="text-note font-strong text-muted">Light or dark</p>
        <Segments
          label="Light or dark"
          value={draft.mode}
          names={{ auto: "As the device", light: "Light", dark: "Dark" }}
          onChange={(mode) => set({ mode })}
        />
      </div>
      <ColourField
        label="Accent"
        value={draft.accent}
        own={hexOf(own)}
        onChange={(accent) => set({ accent })}
        hint={`Links, buttons and the line that matters. Without one it is ${brandColour === null ? "Inlay's own" : "your brand's colour"}.`}
      />
      {(["light", "dark"] as const).map((scheme) => (
        <fieldset key={scheme} className="flex flex-col gap-3">
          <legend className="mb-2 font-strong">{scheme === "light" ? "In light" : "In dark"}</legend>
          {SURFACES.map((surface) => (
            <ColourField
              key={surface}
              label={NAMES[surface]}
              value={draft[scheme][surface]}
              own={hexOf(OWN[scheme][surface])}
              onChange={(colour) => set({ [scheme]: { ...draft[scheme], [surface]: colour } })}
            />
          ))}
        </fieldset>
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Letters"
          value={draft.font}
          options={FONTS.map((font) => ({ ...font }))}
          onChange={(font) => set({ font })}
        />
        <NumberField
          label="Corners"
          value={draft.radius}
          onChange={(radius) => set({ radius: radius === null ? null : Math.round(Math.min(24, Math.max(0, radius))) })}
          min={0}
          max={24}
          step={1}
          unit="px"
        />
      </div>
      <div className="flex flex-col gap-1">
        <p className="text-note font-strong text-muted">Density</p>
        <Segments
          label="Density"
          value={draft.density}
          names={{ comfortable: "Comfortable", compact: "Compact" }}
          onChange={(density) => set({ density })}
        />
      </div>
    </div>
  );
}
