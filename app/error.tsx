"use client";
import { Failed } from "#components/states/failed.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <Failed reference={error.digest} retry={reset} />
    </main>
  );
}
