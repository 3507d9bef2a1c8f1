import { ExploreSkeleton } from "#components/states/explore-skeleton.tsx";

export default function Loading() {
  return <ExploreSkeleton />;
}
