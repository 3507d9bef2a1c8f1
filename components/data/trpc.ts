"use client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "#server/trpc/router.ts";

/** The app's procedures for client components. */
export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();
