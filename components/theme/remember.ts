const YEAR_MS = 31_536_000_000;

/** Remembers for a year how somebody wants the interface, so that the server draws the next page that way. */
export function remember(name: string, value: string): void {
  void cookieStore.set({ name, value, path: "/", sameSite: "lax", expires: Date.now() + YEAR_MS });
}
