"use client";
import type { ReactNode } from "react";
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from "react-aria-components";
import { PANEL } from "#components/ui/explain.tsx";

type Props = {
  title: string /** Needs an answer: a press beside it does not close it. */;
  urgent?: boolean;
  children: (close: () => void) => ReactNode;
};

/** A question over the page. */
export function Modal({ title, urgent = false, children }: Props) {
  return (
    <ModalOverlay
      isDismissable={!urgent}
      className="fixed inset-0 z-40 grid place-items-center overflow-auto bg-[oklch(0.15_0.02_265/0.5)] p-4"
    >
      <AriaModal className={`${PANEL} w-full max-w-112`}>
        <Dialog role={urgent ? "alertdialog" : "dialog"} className="flex flex-col gap-4 p-6 outline-none">
          {({ close }) => (
            <>
              <Heading slot="title" className="text-title font-strong">
                {title}
              </Heading>
              {children(close)}
            </>
          )}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
