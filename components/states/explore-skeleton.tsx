/** Explore before its answer: the question at the side, the chart's place beside it. */
export function ExploreSkeleton() {
  return (
    <div role="status" aria-label="The page is on its way">
      <h1 className="sr-only">Loading</h1>
      <div className="mb-6">
        <div className="skeleton h-7 w-36" />
        <div className="skeleton mt-1 h-4 w-72 max-w-full" />
      </div>
      <div className="skeleton mb-4 h-24" />
      <div className="skeleton h-96" />
    </div>
  );
}
