"use client";
import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo, useTransition } from "react";
import { type DashboardState, printState } from "#components/url/dashboard-state.ts";

type Navigation = {
  state: DashboardState;
  /** Goes to the same page with parts of its state changed. What is shown stays until the new figures are there. */
  change: (parts: Partial<DashboardState>) => void;
  /** The address of the same page with parts changed. */
  link: (parts: Partial<DashboardState>) => string;
  pending: boolean;
};

const Context = createContext<Navigation | null>(null);

type Props = {
  state: DashboardState;
  /** New figures are on their way, where no navigation brings them. */
  asking?: boolean;
  children: ReactNode;
};

/** Gives the controls of a page its state, all of which stands in its address. */
export function Navigable({ state, asking = false, children }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const navigation = useMemo((): Navigation => {
    const link = (parts: Partial<DashboardState>) => `${path}${printState({ ...state, ...parts })}`;
    return {
      state,
      link,
      change: (parts) => start(() => router.push(link(parts), { scroll: false })),
      pending: pending || asking,
    };
  }, [state, path, router, pending, asking]);
  return <Context value={navigation}>{children}</Context>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error("A control stands outside of Navigable.");
  return navigation;
}

/** What the controls change: dimmed while new figures are on their way, and never removed. */
export function Changing({ children }: { children: ReactNode }) {
  const { pending } = useNavigation();
  return (
    <div aria-busy={pending} className={`transition-opacity duration-150 ${pending ? "opacity-50" : ""}`}>
      {children}
    </div>
  );
}
