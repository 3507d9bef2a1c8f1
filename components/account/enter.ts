"use client";
import { getSession, signIn } from "next-auth/react";

/** Signs somebody in who has just set their password. @returns false when that did not work: then the sign-in page is next */
export async function enter(email: string, password: string): Promise<boolean> {
  const result = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
  return Boolean(result?.ok && !result.error && (await getSession()));
}
