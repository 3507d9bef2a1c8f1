const ROWS = [62, 48, 71, 55, 66, 44, 58, 69, 51, 63];

/** A page of the console before its rows: head, tools and table of the size they will have. Still, as all that waits here. */
export function GridSkeleton({ tools = true }: { tools?: boolean }) {
  return (
    <div role="status" aria-label="The page is on its way">
      <h1 className="sr-only">Loading</h1>
      <div className="mb-6">
        <div className="skeleton h-7 w-40" />
        <div className="skeleton mt-1 h-4 w-72 max-w-full" />
      </div>
      {tools && (
        <div className="mb-2 flex h-9 items-center gap-2">
          <div className="skeleton h-9 w-72 max-w-full" />
          <div className="skeleton ms-auto hidden h-8 w-40 sm:block" />
        </div>
      )}
      <div className="overflow-clip rounded-box border border-line bg-surface">
        <div className="h-8 bg-sunken" />
        {ROWS.map((width) => (
          <div key={width} className="flex h-10 items-center gap-6 border-t border-line px-4">
            <div className="skeleton h-4" style={{ width: `${width / 2}%` }} />
            <div className="skeleton ms-auto h-4 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** A page of settings before its form. */
export function FormSkeleton() {
  return (
    <div role="status" aria-label="The page is on its way" className="max-w-160">
      <h1 className="sr-only">Loading</h1>
      <div className="mb-6">
        <div className="skeleton h-7 w-40" />
        <div className="skeleton mt-1 h-4 w-72 max-w-full" />
      </div>
      <div className="flex flex-col gap-5 rounded-box border border-line bg-surface p-6">
        {["name", "zone", "currency", "colour"].map((field) => (
          <div key={field}>
            <div className="skeleton h-4 w-24" />
            <div className="skeleton mt-1 h-9" />
          </div>
        ))}
      </div>
    </div>
  );
}
