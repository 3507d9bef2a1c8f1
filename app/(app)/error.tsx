"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Failed } from "#components/states/failed.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function AppErrorPage({ error, reset }: Props) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <Failed reference={error.digest} retry={retry} />;
}
