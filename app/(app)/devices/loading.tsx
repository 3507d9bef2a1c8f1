import { DashboardSkeleton, DEVICES_TILES } from "#components/states/skeleton.tsx";
import { ENGLISH } from "#components/words/english.ts";

export default function Loading() {
  return <DashboardSkeleton tiles={DEVICES_TILES} words={ENGLISH} />;
}
