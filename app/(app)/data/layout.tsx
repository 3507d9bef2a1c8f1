import type { ReactNode } from "react";
import { member } from "#app/(app)/me.ts";
import { sectionPlaces } from "#components/shell/navigation.ts";
import { Section } from "#components/shell/section.tsx";

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <Section name="Data" places={sectionPlaces(await member(), "Data")}>
      {children}
    </Section>
  );
}
