"use client";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useToast } from "#components/ui/toast.tsx";

/** The address of this question, to send or to keep. */
export function CopyLink() {
  const toast = useToast();
  async function copy() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast({ text: "Link copied. It asks this very question.", tone: "good" });
    } catch {
      toast({ text: "The browser did not allow copying. The address of this page is the link.", tone: "bad" });
    }
  }
  return (
    <Button look="quiet" onPress={() => void copy()}>
      <Icon name="copy" />
      Copy link
    </Button>
  );
}
