"use client";
import { Failed } from "#components/states/failed.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] content-start justify-items-center px-4 pt-[max(1rem,calc(50dvh-10rem))] pb-4">
      <Failed reference={error.digest} retry={reset} />
    </main>
  );
}
