import { headers } from "next/headers";
import type { Member } from "#app/(app)/me.ts";
import { readEnv } from "#server/env.ts";

/** What an empty dashboard says about sending events: where to, and whether this is somebody who can. */
export async function sendingFor(me: Member): Promise<{ address: string; canSend: boolean; now: string }> {
  const host = (await headers()).get("host") ?? "localhost";
  return {
    address: readEnv().INLAY_URL ?? `http://${host}`,
    canSend: me.permissions.includes("key.manage"),
    now: `${new Date().toISOString().slice(0, 19)}Z`,
  };
}
