"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { Drawings } from "#components/charts/model.ts";
import { Beginnings } from "#components/explore/beginnings.tsx";
import { DimensionControl } from "#components/explore/dimension-control.tsx";
import { ExploreNavigation, useExplore } from "#components/explore/explore-navigation.tsx";
import { type ExploreState, printExplore } from "#components/explore/explore-state.ts";
import { exploreTitle } from "#components/explore/explore-title.ts";
import { FilterControl } from "#components/explore/filter-control.tsx";
import { MeasureControl } from "#components/explore/measure-control.tsx";
import { useRecent } from "#components/explore/recent-questions.ts";
import { Result } from "#components/explore/result.tsx";
import { SettingsControl } from "#components/explore/settings-control.tsx";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { ExploreAnswer, ExploreChoices } from "#server/explore/explore-view.ts";

export type ExploreProps = {
  /** Null before anything is asked. */
  state: ExploreState | null;
  choices: ExploreChoices;
  answer: ExploreAnswer | null;
  /** Why there is no answer, when it is not the question that is wrong. */
  failure: string | null;
  drawings: Record<string, Drawings>;
  domains: readonly string[];
  /** Whose recent questions are kept: a person in a tenant. */
  whose: string;
};

/** Any measure, told apart and narrowed down as one likes. */
export function ExplorePage(props: ExploreProps) {
  const { state, answer, whose } = props;
  const current = useMemo(
    () =>
      state &&
      answer && { query: printExplore(state), title: exploreTitle({ ...state, subject: answer.subject?.name ?? state.subject }) },
    [state, answer],
  );
  const recent = useRecent(whose, current);
  const before = recent.filter(({ query }) => query !== current?.query);
  return (
    <ExploreNavigation state={state}>
      <PageTitle
        title="Explore"
        lead="Ask for any measure, split and narrowed as you like. The address of the page is the question."
        actions={
          before.length > 0 && (
            <Menu
              label="Questions asked before"
              trigger={
                <Button>
                  Recent
                  <Icon name="down" className="text-muted" />
                </Button>
              }
              items={before.map(({ query, title }) => ({ id: query, label: title, href: `/explore${query}` }))}
            />
          )
        }
      />
      <Body {...props} recent={before} />
    </ExploreNavigation>
  );
}

function Body({
  state,
  choices,
  answer,
  failure,
  drawings,
  domains,
  recent,
}: ExploreProps & { recent: ReturnType<typeof useRecent> }) {
  const router = useRouter();
  const { pending } = useExplore();
  const wrong = choices.refusal;
  const at = (...parts: string[]) => (wrong && parts.some((part) => wrong.path.startsWith(part)) ? wrong.message : null);
  return (
    <>
      <section
        aria-label="Question"
        className="no-print mb-6 flex flex-col gap-4 rounded-box border border-line bg-surface p-4 sm:p-6"
      >
        <MeasureControl choices={choices} error={state === null ? null : at("measures")} />
        <DimensionControl choices={choices} error={at("dimensions", "orderBy")} />
        <FilterControl choices={choices} error={at("filters")} />
        {state !== null && (
          <div className="border-t border-line pt-4">
            <SettingsControl choices={choices} answer={answer} error={at("granularity", "period")} />
          </div>
        )}
      </section>
      <div aria-busy={pending} className={`transition-opacity duration-150 ${pending ? "opacity-50" : ""}`}>
        {state === null && <Beginnings choices={choices} recent={recent} domains={domains} />}
        {state !== null && wrong && (
          <Notice title="This question has no answer">
            <p>{wrong.message}</p>
          </Notice>
        )}
        {failure && (
          <Notice
            title="The question was not answered"
            actions={
              <Button look="main" onPress={() => router.refresh()}>
                Ask again
              </Button>
            }
          >
            <p>{failure}</p>
            <p>A shorter period, fewer dimensions or a filter make a question easier.</p>
          </Notice>
        )}
        {answer && <Result answer={answer} drawings={drawings} />}
      </div>
    </>
  );
}
