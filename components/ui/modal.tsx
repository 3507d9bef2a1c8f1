"use client";
import type { ReactNode } from "react";
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from "react-aria-components";
import { PANEL } from "#components/ui/explain.tsx";

const WIDTHS = { small: "max-w-112", medium: "max-w-160", large: "max-w-240" } as const;

type Props = {
  title: string;
  /** Needs an answer: a press beside it does not close it. */
  urgent?: boolean;
  /** Holds what would be lost: Escape does not close it either, only its own buttons do. */
  held?: boolean;
  size?: keyof typeof WIDTHS;
  /** For those that no button of their own opens. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: (close: () => void) => ReactNode;
};

/** A question over the page. */
export function Modal({ title, urgent = false, held = false, size = "small", isOpen, onOpenChange, children }: Props) {
  return (
    <ModalOverlay
      isDismissable={!urgent}
      isKeyboardDismissDisabled={held}
      {...(isOpen !== undefined && { isOpen })}
      onOpenChange={onOpenChange}
      className="fixed inset-0 z-40 grid grid-cols-[minmax(0,1fr)] place-items-center overflow-auto bg-[oklch(0.15_0.02_265/0.5)] p-4"
    >
      <AriaModal className={`${PANEL} w-full ${WIDTHS[size]}`}>
        <Dialog role={urgent ? "alertdialog" : "dialog"} className="flex flex-col gap-4 p-6 outline-none">
          {({ close }) => (
            <>
              <Heading slot="title" className="text-title font-strong wrap-anywhere">
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
