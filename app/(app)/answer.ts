import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { AppError } from "#server/errors.ts";

/**
 * What a procedure answers, for a page: without a session the sign-in page, for what is not there the page that says so. Null
 * when the role does not allow it, for the page to say who can change that.
 */
export async function answer<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    const code = error instanceof TRPCError && error.cause instanceof AppError ? error.cause.code : null;
    if (code === "UNAUTHENTICATED") redirect("/sign-in");
    // An address with a word in it that means nothing is the address of no page.
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") notFound();
    if (code === "FORBIDDEN") return null;
    throw error;
  }
}
