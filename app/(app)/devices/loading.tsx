import { DashboardSkeleton, DEVICES_TILES } from "#components/states/skeleton.tsx";

export default function Loading() {
  return <DashboardSkeleton tiles={DEVICES_TILES} />;
}
