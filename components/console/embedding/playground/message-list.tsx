"use client";
import { bodyOf, messagesText, type Passed } from "#components/console/embedding/playground/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copyable.tsx";
import { ScrollArea } from "#components/ui/scroll-area.tsx";

/** What the page and the frame said to each other, the newest last. */
export function MessageList({ passed, onClear }: { passed: Passed[]; onClear: () => void }) {
  if (passed.length === 0) {
    return (
      <p className="text-muted">Nothing was said yet. Open the frame and press something in it: each message is listed here.</p>
    );
  }
  return (
    <>
      <div className="mb-2 flex items-center gap-2">
        <p className="text-note text-muted tabular">{passed.length === 1 ? "One message" : `${passed.length} messages`}</p>
        <span className="ms-auto flex">
          <CopyButton text={messagesText(passed)} label="Copy all messages" />
          <Button look="quiet" onPress={onClear}>
            Clear
          </Button>
        </span>
      </div>
      <ScrollArea label="What was said" className="max-h-96 rounded-box border border-line bg-sunken">
        <ol>
          {passed.map((one) => (
            <li key={one.id} className="border-t border-line px-3 py-2 text-note first:border-t-0">
              <p className="flex flex-wrap gap-x-3">
                <time dateTime={one.at} className="text-muted tabular">
                  {one.at.slice(11, 23)}
                </time>
                <span className="text-muted">{one.from === "frame" ? "frame → host" : "host → frame"}</span>
                <code className="font-mono font-strong">{one.message.type}</code>
              </p>
              {bodyOf(one) && <code className="block font-mono wrap-anywhere">{bodyOf(one)}</code>}
            </li>
          ))}
        </ol>
      </ScrollArea>
    </>
  );
}
