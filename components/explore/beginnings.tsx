import Link from "next/link";
import type { Recent } from "#components/explore/recent-questions.ts";
import type { ExploreChoices } from "#server/explore/explore-view.ts";

const EXAMPLES: (Recent & { measure: string })[] = [
  {
    measure: "spending.spent",
    title: "Spent by category, each month",
    query: "?measure=spending.spent&by=category&per=month&as=stack",
  },
  {
    measure: "spending.spent",
    title: "Spent by customer, against the period before",
    query: "?measure=spending.spent&by=subject&period=last_30_days&compare=previous",
  },
  {
    measure: "spending.payments",
    title: "Payments by weekday and kind",
    query: "?measure=spending.payments&by=weekday&by=kind&period=last_3_months",
  },
  {
    measure: "devices.use",
    title: "Use each day, against the period before",
    query: "?measure=devices.use&per=day&period=last_30_days&compare=previous",
  },
  {
    measure: "devices.energy",
    title: "Energy by kind of device, each week",
    query: "?measure=devices.energy&by=device_kind&only.role=part&only.role=alone&per=week&period=last_3_months&as=stack",
  },
  {
    measure: "devices.use",
    title: "Use by customer and hour of the day",
    query: "?measure=devices.use&by=hour_of_day&period=last_30_days",
  },
];

/** Before a question is asked: what others ask, and what one has asked before. */
export function Beginnings({
  choices,
  recent,
  domains,
}: {
  choices: ExploreChoices;
  recent: Recent[];
  domains: readonly string[];
}) {
  const examples = EXAMPLES.filter(
    ({ measure }) =>
      domains.includes(measure.slice(0, measure.indexOf("."))) && choices.measures.some(({ name }) => name === measure),
  );
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Questions title="To begin with" questions={examples} />
      {recent.length > 0 && <Questions title="Asked before, in this browser" questions={recent} />}
    </div>
  );
}

function Questions({ title, questions }: { title: string; questions: Recent[] }) {
  return (
    <section aria-label={title} className="rounded-box border border-line bg-surface p-4 sm:p-6">
      <h2 className="mb-2 font-strong">{title}</h2>
      <ul className="-mx-2">
        {questions.map(({ query, title: name }) => (
          <li key={query}>
            <Link
              href={`/explore${query}`}
              prefetch={false}
              className="block rounded-box px-2 py-1.5 wrap-anywhere transition-colors duration-150 hover:bg-sunken"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
