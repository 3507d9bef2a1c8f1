"use client";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useTRPC } from "#components/data/trpc.ts";
import type { CommandGroup } from "#components/shell/command.ts";
import { type Entry, isAt, type Me } from "#components/shell/navigation.ts";
import { useToast } from "#components/ui/toast.tsx";

const SHOWN = 8;

/** Customers and, for operators, tenants that are called what somebody searches for: each leads to itself. */
export function useFound(me: Me, entries: Entry[], search: string): { found: CommandGroup[]; isLooking: boolean } {
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePathname();
  const toast = useToast();
  const [asks, asksTenants] = ["subject.list", "tenant.list"].map(
    (needed) => search !== "" && me.permissions.some((permission) => permission === needed),
  );
  const held = { placeholderData: keepPreviousData, staleTime: 30_000 };
  const subjects = useQuery(trpc.subjects.list.queryOptions({ search, limit: SHOWN }, { ...held, enabled: asks }));
  const tenants = useQuery(trpc.tenants.list.queryOptions({ search }, { ...held, enabled: asksTenants }));
  const choose = useMutation(
    trpc.session.chooseTenant.mutationOptions({
      // A whole new page: nothing of the tenant before stays in memory.
      onSuccess: () => window.location.assign("/"),
      onError: (error) => toast({ text: error.message, tone: "bad" }),
    }),
  );

  const dashboards = entries.filter(({ href }) => ["/spending", "/devices"].includes(href.split("?")[0]!));
  const here = dashboards.find((entry) => isAt(path, entry)) ?? dashboards[0];
  const people = asks && here ? (subjects.data?.subjects ?? []) : [];
  const groups = [
    {
      name: "Customers",
      commands: people.map(({ subject, name }) => ({
        id: `subject ${subject}`,
        name,
        ...(subject !== name && { note: subject }),
        icon: "person" as const,
        run: () => router.push(`${here!.href.split("?")[0]}?subject=${encodeURIComponent(subject)}`),
      })),
    },
    {
      name: "Tenants",
      commands: (asksTenants ? (tenants.data?.tenants ?? []).slice(0, SHOWN) : []).map(({ id, name, slug }) => ({
        id: `tenant ${id}`,
        name: `Work in ${name}`,
        note: slug,
        icon: "building" as const,
        run: () => choose.mutate({ tenantId: id }),
      })),
    },
  ];
  return {
    found: groups.filter(({ commands }) => commands.length > 0),
    isLooking: (asks && subjects.isFetching) || (asksTenants && tenants.isFetching) || false,
  };
}
