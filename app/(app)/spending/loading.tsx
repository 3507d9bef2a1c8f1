import { DashboardSkeleton, SPENDING_TILES } from "#components/states/skeleton.tsx";

export default function Loading() {
  return <DashboardSkeleton tiles={SPENDING_TILES} />;
}
