"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { startTransition } from "react";
import { TOO_GREAT } from "#components/states/digests.ts";
import { Failed } from "#components/states/failed.tsx";
import { TooGreat } from "#components/states/too-great.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function AppErrorPage({ error, reset }: Props) {
  const router = useRouter();
  const [path, query] = [usePathname(), useSearchParams()];
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const shorten = () =>
    startTransition(() => {
      const shorter = new URLSearchParams(query);
      for (const name of ["from", "to"]) shorter.delete(name);
      shorter.set("period", "this_month");
      router.push(`${path}?${shorter}`);
      reset();
    });
  if (error.digest === TOO_GREAT) return <TooGreat shorten={shorten} />;
  return <Failed reference={error.digest} retry={retry} />;
}
