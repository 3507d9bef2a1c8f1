"use client";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

export type ToastMessage = {
  text: string;
  tone?: "good" | "bad";
  /** What can still be done about it: undo. */
  action?: { label: string; onPress: () => void };
};

/** Long enough to read it, and longer where there is something to press. */
const READ_MS = 6_000;
const ACT_MS = 12_000;

type Show = (message: ToastMessage) => void;
const Context = createContext<Show | null>(null);

/** Says something in the corner of the page, to everyone: it is read out as well. What went wrong stays until it is closed. */
export function useToast(): Show {
  const show = useContext(Context);
  if (!show) throw new Error("A toast is shown outside of ToastProvider.");
  return show;
}

/** The corner in which short messages stand. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const words = useWords();
  const [queue] = useState(() => new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 }));
  const show = useCallback<Show>(
    (message) => {
      const timeout = message.tone === "bad" ? undefined : message.action ? ACT_MS : READ_MS;
      queue.add(message, timeout === undefined ? {} : { timeout });
    },
    [queue],
  );
  return (
    <Context value={show}>
      {children}
      <ToastRegion
        queue={queue}
        className="no-print fixed end-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2 rounded-box outline-none data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent"
      >
        {({ toast }) => (
          <Toast
            toast={toast}
            className={`${PANEL} flex items-center gap-2 py-2 ps-4 pe-2 outline-none data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent`}
          >
            {toast.content.tone && (
              <Icon
                name={toast.content.tone === "good" ? "check" : "warning"}
                className={toast.content.tone === "good" ? "text-good" : "text-bad"}
              />
            )}
            <ToastContent className="min-w-0 grow">
              <Text slot="title" className="wrap-anywhere">
                {toast.content.text}
              </Text>
            </ToastContent>
            {toast.content.action && (
              <Button
                look="quiet"
                className="text-accent"
                onPress={() => {
                  toast.content.action?.onPress();
                  queue.close(toast.key);
                }}
              >
                {toast.content.action.label}
              </Button>
            )}
            <Button slot="close" look="icon" aria-label={words.shared.close}>
              <Icon name="close" />
            </Button>
          </Toast>
        )}
      </ToastRegion>
    </Context>
  );
}
