"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { EmbedSettings, LintReport } from "#components/console/embedding/outputs.ts";
import { type Choices, claimsOf } from "#components/console/embedding/playground/choices.ts";
import { signToken } from "#components/console/embedding/playground/sign-token.ts";
import type { usePlaygroundKey } from "#components/console/embedding/playground/use-playground-key.ts";
import { useTRPC } from "#components/data/trpc.ts";

type Key = NonNullable<ReturnType<typeof usePlaygroundKey>["key"]>;

/** Signs tokens for the playground's frame, and has each of them judged before it is used: afterwards it would be a used one. */
export function useSigning({ issuer, audience }: EmbedSettings) {
  const trpc = useTRPC();
  const lint = useMutation(trpc.embed.lint.mutationOptions());
  const [report, setReport] = useState<LintReport | null>(null);

  async function sign({ kid, pair }: Key, choices: Choices): Promise<string> {
    const input = { ...claimsOf(choices), issuer, audience, kid, alg: pair.alg };
    const token = await signToken(pair, input, Math.floor(Date.now() / 1_000));
    // A frame that runs is worth more than what is said of its token.
    setReport(await lint.mutateAsync({ token }).catch(() => null));
    return token;
  }
  return { report, sign };
}
