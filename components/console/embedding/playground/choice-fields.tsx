"use client";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { type Choices, dimensionsOf, MODES } from "#components/console/embedding/playground/choices.ts";
import { LockField } from "#components/console/embedding/playground/lock-field.tsx";
import { RIGHT_WORDS } from "#components/console/embedding/words.ts";
import { SubjectChoices } from "#components/controls/subject-chooser.tsx";
import { Button } from "#components/ui/button.tsx";
import { Check, CheckGroup } from "#components/ui/checks.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { SearchSelect } from "#components/ui/search-select.tsx";
import { SelectField } from "#components/ui/select.tsx";
import { EMBED_RIGHTS, type EmbedRight } from "#server/embed/rights-input.ts";

const DASHBOARDS = [
  { value: "spending", label: "Spending" },
  { value: "devices", label: "Devices" },
] as const;
const MODE_NAMES = { saved: "As it is saved", auto: "As the device", light: "Light", dark: "Dark" };
const AS_SET = "as set";

type Option = { value: string; label: string };
type Props = {
  choices: Choices;
  onChange: (choices: Choices) => void;
  /** What counts while a token says nothing of rights. */
  rights: readonly EmbedRight[];
  locales: Option[];
  currencies: Option[];
};

/** What the token is to say. */
export function ChoiceFields({ choices, onChange, rights, locales, currencies }: Props) {
  const set = (part: Partial<Choices>) => onChange({ ...choices, ...part });
  const { dashboard, subject, can, filters } = choices;
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label="Dashboard"
        value={dashboard}
        options={DASHBOARDS.map((one) => ({ ...one }))}
        // Its rows have other dimensions.
        onChange={(chosen) => set({ dashboard: chosen, filters: {} })}
      />
      <Customer subject={subject} onChange={(chosen) => set({ subject: chosen, filters: {} })} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-note font-strong text-muted">Locked filters</legend>
        {dimensionsOf(dashboard).map((dimension) => (
          <LockField
            key={dimension}
            dimension={dimension}
            subject={subject}
            values={filters[dimension]}
            onChange={(values) => {
              const { [dimension]: _, ...others } = filters;
              set({ filters: values === undefined ? others : { ...others, [dimension]: values } });
            }}
          />
        ))}
      </fieldset>
      <div className="flex flex-col gap-2">
        <Check
          label="Rights as the settings say"
          isSelected={can === null}
          onChange={(asSet) => set({ can: asSet ? null : [...rights] })}
        />
        {can !== null && (
          <CheckGroup
            label="Besides looking, the viewer may"
            value={[...can]}
            onChange={(chosen) => set({ can: EMBED_RIGHTS.filter((right) => chosen.includes(right)) })}
            options={EMBED_RIGHTS.map((right) => ({ value: right, label: RIGHT_WORDS[right].name }))}
          />
        )}
      </div>
      <SelectField
        label="Light or dark"
        value={choices.mode}
        options={MODES.map((mode) => ({ value: mode, label: MODE_NAMES[mode] }))}
        onChange={(mode) => set({ mode })}
      />
      <SelectField
        label="Language"
        value={choices.locale ?? AS_SET}
        options={[{ value: AS_SET, label: "As the settings say" }, ...locales]}
        onChange={(locale) => set({ locale: locale === AS_SET ? null : locale })}
      />
      <SearchSelect
        label="Currency"
        value={choices.currency ?? AS_SET}
        options={[{ value: AS_SET, label: "As the settings say" }, ...currencies]}
        onChange={(currency) => set({ currency: currency === AS_SET ? null : currency })}
      />
    </div>
  );
}

function Customer({ subject, onChange }: { subject: string | null; onChange: (subject: string | null) => void }) {
  const [known, setKnown] = useState<{ id: string; name: string } | null>(null);
  const name = subject === null ? "All customers" : known?.id === subject ? known.name : subject;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-note font-strong text-muted">Customer</p>
      <DialogTrigger>
        <Button aria-label={`Customer: ${name}`} className="w-full justify-between!">
          <span className="truncate">{name}</span>
          <Icon name="down" className="text-muted" />
        </Button>
        <Popover placement="bottom start" className={`${PANEL} w-80 max-w-[calc(100vw-2rem)]`}>
          <Dialog aria-label="Customer" className="outline-none">
            {({ close }) => (
              <SubjectChoices
                all="All customers"
                onChoose={(id, chosen) => {
                  setKnown(id === null ? null : { id, name: chosen });
                  onChange(id);
                  close();
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
