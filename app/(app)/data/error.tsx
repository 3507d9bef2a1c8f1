"use client";
import AppErrorPage from "#app/(app)/error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Within its section, whose other pages can still be opened. */
export default function SectionErrorPage(props: Props) {
  return <AppErrorPage {...props} />;
}
