import { EventPlace } from "#components/frame/page/event-place.tsx";
import { PaymentsPlace } from "#components/frame/page/payments-place.tsx";
import { ReadingsPlace } from "#components/frame/page/readings-place.tsx";
import type { Place } from "#components/frame/page/router.tsx";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

type Props = {
  place: Place;
  back: () => void;
  /** In which the dashboard's days are counted. */
  zone: string;
  /** Whether the session may see events. */
  open: boolean;
};

/** What is behind a figure: the list of its events, or one of them; where they are closed, a sentence that says so. */
export function DrillPage({ place, back, zone, open }: Props) {
  const { shared } = useWords();
  const dashboard = place.path.startsWith("/spending") ? "spending" : "devices";
  const { title } = dashboard === "spending" ? shared.events.payments : shared.events.readings;
  return (
    <>
      <Button look="quiet" className="-ms-2 mb-2" onPress={back}>
        <Icon name="left" />
        {shared.frame.dashboards[dashboard]}
      </Button>
      {!open ? (
        <Notice title={title} level={1}>
          <p>{shared.frame.withheld}</p>
        </Notice>
      ) : place.path.endsWith("/event") ? (
        <EventPlace place={place} zone={zone} />
      ) : dashboard === "spending" ? (
        <PaymentsPlace place={place} zone={zone} />
      ) : (
        <ReadingsPlace place={place} />
      )}
    </>
  );
}
