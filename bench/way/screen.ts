/** A dashboard that is open: hears of changes as the browser does, and then asks for its figures. */
export type Screen = {
  /** When (since 1970) how many payments were on the screen, each time it was drawn. */
  drawn: { at: number; payments: number }[];
  close(): Promise<void>;
};

export async function openScreen({ url, key }: { url: string; key: string }, subject: string): Promise<Screen> {
  const headers = { authorization: `Bearer ${key}` };
  const input = encodeURIComponent(JSON.stringify({ subject }));
  const closing = new AbortController();
  const drawn: Screen["drawn"] = [];
  const draw = async () => {
    const answer = await fetch(`${url}/api/trpc/dashboards.spending?input=${input}`, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The dashboard was refused: ${text.slice(0, 500)}`);
    const { result } = JSON.parse(text) as { result: { data: { byCategory: { categories: { payments: number }[] } } } };
    const payments = result.data.byCategory.categories.reduce((sum, category) => sum + category.payments, 0);
    drawn.push({ at: performance.timeOrigin + performance.now(), payments });
  };
  const stream = await fetch(`${url}/api/trpc/live.changes?input=${input}`, {
    headers: { ...headers, accept: "text/event-stream" },
    signal: closing.signal,
  });
  if (!stream.ok || !stream.body) throw new Error(`The live stream was refused: ${(await stream.text()).slice(0, 500)}`);
  await draw();
  const listening = listen(stream.body, draw).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  listening.catch(() => {});
  return {
    drawn,
    close: async () => {
      closing.abort();
      await listening;
    },
  };
}

/** Draws after each change told of, one drawing after the other. */
async function listen(body: ReadableStream<Uint8Array>, draw: () => Promise<void>): Promise<void> {
  const text = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + text.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (lines.some((line) => line.startsWith("data:") && line.includes('"spending"'))) await draw();
  }
}
