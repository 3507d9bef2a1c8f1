"use client";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** A button that copies a text, and says that it did. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { copy } = useWords().shared;
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      look="icon"
      aria-label={copied ? copy.done : label}
      onPress={async () => {
        try {
          await navigator.clipboard.writeText(text);
          setCopied(true);
        } catch {
          // No clipboard without https, and some browsers ask first.
          toast({ text: copy.refused, tone: "bad" });
        }
      }}
    >
      <Icon name={copied ? "check" : "copy"} />
    </Button>
  );
}

/** Code to read and copy. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  const { copy } = useWords().shared;
  const focusable = { tabIndex: 0 };
  return (
    <div className="flex w-full min-w-0 rounded-box border border-line bg-sunken text-ink">
      <section
        aria-label={label}
        {...focusable}
        className="max-h-120 min-w-0 grow overflow-auto rounded-box p-4 pe-1 font-mono text-note"
      >
        <pre className="whitespace-pre-wrap wrap-anywhere">{code}</pre>
      </section>
      <div className="shrink-0 p-1.5">
        <CopyButton text={code} label={copy.label(label)} />
      </div>
    </div>
  );
}
