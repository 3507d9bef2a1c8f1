import { useMemo } from "react";
import { useFrameRouter } from "#components/frame/page/router.tsx";

/** Next's navigation in a frame: addresses stay in memory, the frame's own never changes. */
export function useRouter() {
  const { go } = useFrameRouter();
  return useMemo(() => ({ push: go, replace: go, refresh: () => {}, back: () => {}, prefetch: () => {} }), [go]);
}

export function usePathname(): string {
  return useFrameRouter().place.path;
}

export function useSearchParams(): URLSearchParams {
  const { query } = useFrameRouter().place;
  return useMemo(() => new URLSearchParams(query), [query]);
}
