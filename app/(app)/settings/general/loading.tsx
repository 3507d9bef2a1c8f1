import { FormSkeleton } from "#components/states/grid-skeleton.tsx";

export default function Loading() {
  return <FormSkeleton />;
}
