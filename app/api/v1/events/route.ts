import { receive } from "#pipelines/collect/receive.ts";
import { webReceiver } from "#pipelines/collect/web-door.ts";
import { answer } from "#server/http/answer.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Takes in events; answers when they are durable. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => receive(await webReceiver(), request));
}
