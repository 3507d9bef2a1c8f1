import type { ReactNode } from "react";
import { member } from "#app/(app)/me.ts";
import { EmbeddingFrame } from "#components/console/embedding/embedding-frame.tsx";
import { Restricted } from "#components/states/restricted.tsx";

export default async function Layout({ children }: { children: ReactNode }) {
  const { permissions } = await member();
  if (!permissions.includes("settings.read")) return <Restricted what="Embedding" />;
  return <EmbeddingFrame manages={permissions.includes("embed.manage")}>{children}</EmbeddingFrame>;
}
