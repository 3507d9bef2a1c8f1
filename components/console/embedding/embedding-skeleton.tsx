/** A page about embedding before its content: head and tabs are there already. */
export function EmbeddingSkeleton() {
  return (
    <div role="status" aria-label="The page is on its way" className="flex max-w-180 flex-col gap-6">
      {["h-120", "h-32"].map((height) => (
        <div key={height} className={`rounded-box border border-line bg-surface p-4 sm:p-6 ${height}`}>
          <div className="skeleton h-5 w-32" />
          <div className="skeleton mt-4 h-9" />
        </div>
      ))}
    </div>
  );
}
