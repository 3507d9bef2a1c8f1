/** Before the first request: what draws frames is loaded and warm, so that nobody waits for it. */
export async function register(): Promise<void> {
  const { renderer } = await import("#app/embed/renderer.ts");
  // A server without frames, such as one in development before they are built, is a server all the same.
  await renderer().then(
    ({ warmUp }) => warmUp(),
    () => {},
  );
}
