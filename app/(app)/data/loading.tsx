import { GridSkeleton } from "#components/states/grid-skeleton.tsx";

export default function Loading() {
  return <GridSkeleton />;
}
