import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { whoIs } from "#app/(app)/me.ts";
import { SignInForm } from "#components/shell/sign-in-form.tsx";
import { safePath } from "#components/url/safe-path.ts";

export const metadata: Metadata = { title: "Sign in" };

type Query = { callbackUrl?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, error } = await searchParams;
  const onward = safePath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await whoIs()) redirect(onward);
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-88">
        <div className="mb-6 flex items-center gap-3">
          <span aria-hidden="true" className="grid size-9 place-items-center rounded-box bg-accent-fill">
            <svg
              viewBox="0 0 32 32"
              className="size-6"
              fill="none"
              stroke="white"
              strokeWidth="3.5"
              strokeLinecap="round"
              aria-hidden="true"
            >
              <path d="M9 22v-5M16 22V10M23 22v-8" />
            </svg>
          </span>
          <h1 className="text-head font-strong tracking-tight">Sign in to Inlay</h1>
        </div>
        <SignInForm onward={onward} failed={typeof error === "string" ? error : null} />
        <p className="mt-6 text-note text-muted">
          No access, or a forgotten password? Ask whoever runs this service for your organisation.
        </p>
      </div>
    </main>
  );
}
