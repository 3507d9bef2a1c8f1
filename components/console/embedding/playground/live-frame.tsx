"use client";
import { useEffect, useRef, useState } from "react";
import { loadSdk } from "#components/console/embedding/playground/load-sdk.ts";
import type { Passed } from "#components/console/embedding/playground/messages.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { ScrollArea } from "#components/ui/scroll-area.tsx";

type Props = {
  dashboard: string;
  /** Signs a token; asked each time the frame needs one. */
  getToken: () => Promise<string>;
  onMessage: (from: Passed["from"], message: Passed["message"]) => void;
};

/** The dashboard as a host page has it: mounted by the SDK, opened with a token. It is made anew with a new key, and taken away with this. */
export function LiveFrame({ dashboard, getToken, onMessage }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  // What is asked for later is what holds then; the frame itself stays.
  const now = useRef({ getToken, onMessage });
  now.current = { getToken, onMessage };

  useEffect(() => {
    let gone = false;
    let destroy = () => {};
    loadSdk().then(
      ({ mount }) => {
        if (gone || !room.current) return;
        const handle = mount(room.current, {
          ...{ dashboard, debug: true, height: 720, base: window.location.origin },
          getToken: () => now.current.getToken(),
          onMessage: ({ from, message }) => now.current.onMessage(from, message),
          onError: ({ code, message }) => now.current.onMessage("frame", { type: "error", code, message }),
        });
        destroy = () => handle.destroy();
      },
      (error: Error) => setFault(error.message),
    );
    return () => {
      gone = true;
      destroy();
    };
  }, [dashboard]);

  return (
    <>
      <FailureNote failure={fault === null ? null : { message: fault, path: null, reference: null }} />
      {/* A dashboard is as high as all of its tiles; here it scrolls, so that what is said about it stays near. */}
      <ScrollArea label="The dashboard" className="h-180 max-h-[80dvh] rounded-box border border-line">
        <div ref={room} />
      </ScrollArea>
    </>
  );
}
