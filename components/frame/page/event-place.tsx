import { useQuery } from "@tanstack/react-query";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { EventDetails } from "#components/events/event-details.tsx";
import { PlaceState } from "#components/frame/page/place-state.tsx";
import { type Place, queryOf } from "#components/frame/page/router.tsx";
import { one } from "#components/url/one.ts";
import { useWords } from "#components/words/use-words.tsx";

/** One event behind a figure, in a frame. */
export function EventPlace({ place, zone }: { place: Place; zone: string }) {
  const { shared } = useWords();
  const trpc = useTRPC();
  const query = queryOf(place);
  const asked = useQuery(
    trpc.events.event.queryOptions({ source: one(query, "source") ?? "", id: one(query, "id") ?? "" }, { retry: false }),
  );
  if (!asked.data) return <PlaceState failed={asked.error} again={() => void asked.refetch()} />;
  const spending = place.path.startsWith("/spending");
  return (
    <>
      <PageHead title={spending ? shared.events.payments.one : shared.events.readings.one} />
      <EventDetails view={asked.data} zone={zone} />
    </>
  );
}
