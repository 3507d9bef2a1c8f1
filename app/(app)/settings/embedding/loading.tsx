import { EmbeddingSkeleton } from "#components/console/embedding/embedding-skeleton.tsx";

export default function Loading() {
  return <EmbeddingSkeleton />;
}
