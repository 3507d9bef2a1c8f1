"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether scripts run yet: false on the server and until the page is hydrated. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
