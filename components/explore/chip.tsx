import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Explain } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";

type Props = { name: ReactNode; about?: { label: string; text: string }; remove: { label: string; onPress: () => void } };

/** A part of the question, with what it means for those who ask, and a way to take it away. */
export function Chip({ name, about, remove }: Props) {
  return (
    <span className="inline-flex h-8 max-w-full items-center rounded-full bg-tint ps-3 text-accent">
      <span className="min-w-0 truncate">{name}</span>
      {about && (
        <Explain label={about.label}>
          <p>{about.text}</p>
        </Explain>
      )}
      <Button look="icon" className="text-accent" aria-label={remove.label} onPress={remove.onPress}>
        <Icon name="close" className="size-3" />
      </Button>
    </span>
  );
}
