import { DashboardSkeleton, SPENDING_TILES } from "#components/states/skeleton.tsx";
import { ENGLISH } from "#components/words/english.ts";

export default function Loading() {
  return <DashboardSkeleton tiles={SPENDING_TILES} words={ENGLISH} />;
}
