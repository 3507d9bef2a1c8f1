"use client";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { SubjectChoices } from "#components/controls/subject-chooser.tsx";
import { slugName } from "#components/dashboards/words.ts";
import { DaysForm } from "#components/explore/days-form.tsx";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import type { ExploreState } from "#components/explore/explore-state.ts";
import { rangeName } from "#components/format/days.ts";
import { PANEL } from "#components/ui/explain.tsx";
import { FRAME, LABEL } from "#components/ui/field-look.ts";
import { Icon } from "#components/ui/icon.tsx";
import { SelectField } from "#components/ui/select.tsx";
import { PRESETS } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { COMPARISONS } from "#server/explore/explore-input.ts";
import type { ExploreAnswer, ExploreChoices } from "#server/explore/explore-view.ts";

const COMPARED: Record<ExploreState["comparison"], string> = {
  none: "Nothing",
  previous: "The period before",
  year: "The same days a year before",
};
const STEPS: Record<string, string> = {
  none: "Not by time",
  hour: "Hour",
  day: "Day",
  week: "Week",
  month: "Month",
  quarter: "Quarter",
  year: "Year",
};
const OWN = "own";

type Props = { choices: ExploreChoices; answer: ExploreAnswer | null; error: string | null };

/** When, by what step, against what, and whose. */
export function SettingsControl({ choices, answer, error }: Props) {
  const { state, change } = useExplore();
  const steps = choices.granularities.filter(({ name, refusal }) => refusal === null || name === state.granularity);
  const refused = choices.granularities.find(({ refusal }) => refusal !== null)?.refusal;
  const preset = "preset" in state.period ? state.period.preset : OWN;
  const days = "preset" in state.period ? (answer?.period ?? null) : state.period;
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        label="Period"
        value={preset}
        options={[
          ...PRESETS.map((value) => ({ value, label: ENGLISH.shared.presets[value] })),
          { value: OWN, label: days && preset === OWN ? rangeName(days) : "Days of your choice" },
        ]}
        onChange={(value) => {
          const named = PRESETS.find((one) => one === value);
          if (named) change({ period: { preset: named } });
          else if (days) change({ period: { from: days.from, to: days.to } });
        }}
      />
      <SelectField
        label="Step"
        value={state.granularity}
        options={steps.map(({ name, about }) => ({
          value: name as ExploreState["granularity"],
          label: STEPS[name] ?? slugName(name),
          hint: about,
        }))}
        onChange={(granularity) => change({ granularity, as: null, sort: null })}
        hint={refused ?? undefined}
        {...(error !== null && { error })}
      />
      <SelectField
        label="Compared with"
        value={state.comparison}
        options={COMPARISONS.map((value) => ({ value, label: COMPARED[value] }))}
        onChange={(comparison) => change({ comparison })}
      />
      <Whose name={answer?.subject?.name ?? state.subject} />
      {preset === OWN && days && (
        <DaysForm key={`${days.from} ${days.to}`} days={days} onChoose={(period) => change({ period })} />
      )}
    </div>
  );
}

/** All customers, or one. */
function Whose({ name }: { name: string | null }) {
  const { state, change } = useExplore();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className={LABEL} aria-hidden="true">
        Customers
      </span>
      <DialogTrigger>
        <Button
          aria-label={`Customers: ${name ?? "All customers"}`}
          className={`${FRAME} flex h-9 w-full cursor-pointer items-center gap-2 px-3 text-start`}
        >
          <span className="min-w-0 grow truncate">{name ?? "All customers"}</span>
          <Icon name="down" className="text-muted" />
        </Button>
        <Popover placement="bottom end" className={`${PANEL} w-80 max-w-[calc(100vw-2rem)]`}>
          <Dialog aria-label="Customer" className="outline-none">
            {({ close }) => (
              <SubjectChoices
                onChoose={(subject) => {
                  // Of one customer nothing can be told apart by customers.
                  const dimensions = subject === null ? state.dimensions : state.dimensions.filter((one) => one !== "subject");
                  change({
                    subject,
                    dimensions,
                    filters: state.filters.filter((one) => one.dimension !== "subject"),
                    sort: null,
                  });
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
