"use client";
import { usePathname, useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import type { Command, CommandGroup } from "#components/shell/command.ts";
import type { Entry, Me } from "#components/shell/navigation.ts";
import { usePreferences } from "#components/theme/preferences.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { PRESETS } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";

const ICONS: Record<string, IconName> = { Customers: "people", Data: "list", Settings: "gear" };

/** What can be done from here, whatever is searched for. */
export function useCommands(me: Me, entries: Entry[], onHelp: () => void): CommandGroup[] {
  const router = useRouter();
  const path = usePathname();
  const toast = useToast();
  const { theme, setTheme, direction, setDirection } = usePreferences();

  const places = entries.flatMap((entry) =>
    entry.places.map(
      ({ href, name, key }): Command => ({
        id: `go ${href}`,
        name,
        ...(entry.places.length > 1 && { note: entry.name }),
        icon: ICONS[entry.name] ?? "chart",
        keys: `g ${key}`,
        run: () => router.push(href),
      }),
    ),
  );
  const also: Command[] = [
    ...(me.permissions.includes("tenant.choose")
      ? [
          {
            id: "tenants",
            name: "All tenants",
            icon: "building" as const,
            words: "choose change",
            run: () => router.push("/tenants"),
          },
        ]
      : []),
    ...(me.permissions.includes("embed.manage")
      ? [
          {
            id: "playground",
            name: "Playground of embedding",
            icon: "play" as const,
            words: "frame token sign code snippet check lint",
            run: () => router.push("/settings/embedding/playground"),
          },
        ]
      : []),
    { id: "api", name: "API reference", icon: "list", words: "docs documentation", run: () => router.push("/docs/api") },
  ];

  const hasPeriod = path === "/spending" || path === "/devices";
  const periods = PRESETS.map(
    (preset): Command => ({
      id: `period ${preset}`,
      name: ENGLISH.shared.presets[preset],
      icon: "calendar",
      words: "period",
      run: () => {
        const query = new URLSearchParams(window.location.search);
        for (const name of ["from", "to"]) query.delete(name);
        query.set("period", preset);
        router.push(`${path}?${query}`, { scroll: false });
      },
    }),
  );

  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast({ text: "Link copied. It opens this page as it is.", tone: "good" });
    } catch {
      toast({ text: "The browser did not allow copying. Copy the address from its bar.", tone: "bad" });
    }
  };
  const themes: Command[] = [
    { id: "theme light", name: "Light colours", icon: "sun", words: "theme", run: () => setTheme("light") },
    { id: "theme dark", name: "Dark colours", icon: "moon", words: "theme", run: () => setTheme("dark") },
    {
      id: "theme system",
      name: "Colours as the system has them",
      icon: "sun",
      words: "theme auto",
      run: () => setTheme("system"),
    },
  ];
  const turned = direction === "ltr" ? "rtl" : "ltr";
  const actions: Command[] = [
    { id: "link", name: "Copy link to this page", icon: "link", words: "share address url", run: () => void copyLink() },
    ...themes.filter(({ id }) => id !== `theme ${theme}`),
    {
      id: "direction",
      name: turned === "rtl" ? "Read from right to left" : "Read from left to right",
      icon: "list",
      words: "direction rtl ltr",
      run: () => setDirection(turned),
    },
    { id: "keys", name: "Keyboard shortcuts", icon: "info", keys: "?", words: "help", run: onHelp },
    { id: "out", name: "Sign out", icon: "out", words: "log", run: () => void signOut({ callbackUrl: "/sign-in" }) },
  ];
  return [
    { name: "Go to", commands: [...places, ...also] },
    ...(hasPeriod ? [{ name: "Period", commands: periods }] : []),
    { name: "Do", commands: actions },
  ];
}
