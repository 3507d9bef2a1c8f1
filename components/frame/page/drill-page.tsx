import { EventPlace } from "#components/frame/page/event-place.tsx";
import { PaymentsPlace } from "#components/frame/page/payments-place.tsx";
import { ReadingsPlace } from "#components/frame/page/readings-place.tsx";
import type { Place } from "#components/frame/page/router.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** What is behind a figure: the list of its events, or one of them. */
export function DrillPage({ place, back }: { place: Place; back: () => void }) {
  const { shared } = useWords();
  const dashboard = place.path.startsWith("/spending") ? "spending" : "devices";
  return (
    <>
      <Button look="quiet" className="-ms-2 mb-2" onPress={back}>
        <Icon name="left" />
        {shared.frame.dashboards[dashboard]}
      </Button>
      {place.path.endsWith("/event") ? (
        <EventPlace place={place} />
      ) : dashboard === "spending" ? (
        <PaymentsPlace place={place} />
      ) : (
        <ReadingsPlace place={place} />
      )}
    </>
  );
}
