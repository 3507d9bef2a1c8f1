"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { makePair, type Pair } from "#components/console/embedding/keys/make-pair.ts";
import type { useEmbedKeys } from "#components/console/embedding/keys/use-keys.ts";
import { failureOf } from "#components/data/failure.ts";
import { useToast } from "#components/ui/toast.tsx";

/** How ids of the playground's keys begin, so that they are found again. */
export const PLAYGROUND = "playground-";

type Keys = Pick<ReturnType<typeof useEmbedKeys>, "register" | "revoke">;
type Key = { kid: string; pair: Pair };

/**
 * The pair of keys that this page signs with: made when somebody agrees, its private part in the page's memory alone and not to
 * be taken out of it. Whoever leaves the page is offered to revoke it.
 */
export function usePlaygroundKey(email: string, { register, revoke }: Keys) {
  const toast = useToast();
  const [key, setKey] = useState<Key | null>(null);
  const leaving = useRef<{ kid: string | null; revoke: Keys["revoke"] }>({ kid: null, revoke });
  leaving.current = { kid: key?.kid ?? null, revoke };

  useEffect(
    () => () => {
      const { kid, revoke } = leaving.current;
      if (kid === null) return;
      const end = () => revoke([kid]).catch((error: unknown) => toast({ text: failureOf(error).message, tone: "bad" }));
      toast({
        text: "The playground's key is still registered. Nobody has its private part any more.",
        action: { label: "Revoke it", onPress: () => void end() },
      });
    },
    [toast],
  );

  const make = useCallback(async () => {
    const pair = await makePair(false);
    const id = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const kid = await register({ name: `Playground of ${email}`, kid: `${PLAYGROUND}${id}`, jwk: pair.jwk });
    setKey({ kid, pair });
  }, [email, register]);

  const end = useCallback(async () => {
    if (!key) return;
    await revoke([key.kid]);
    setKey(null);
  }, [key, revoke]);

  return { key, make, end };
}
