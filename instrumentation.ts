/** Before the first request. Next builds this for a runtime without Node as well, where nothing of ours runs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { beforeRequests } = await import("#app/before-requests.ts");
  await beforeRequests();
}
