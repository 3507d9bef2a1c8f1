import { Notice } from "#components/states/notice.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** A dashboard before its first event, told to whose figures they will be. */
export function FrameEmpty({ dashboard }: { dashboard: "spending" | "devices" }) {
  const { nothingYet } = useWords().shared.states;
  return (
    <Notice title={nothingYet[dashboard].title}>
      <p>{nothingYet[dashboard].text}</p>
    </Notice>
  );
}
