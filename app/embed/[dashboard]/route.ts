import { notAllowed } from "#app/embed/frame-notice.ts";
import { openDoor } from "#app/embed/open-door.ts";
import { MOST_BYTES } from "#app/embed/opening.ts";
import { AppError } from "#server/errors.ts";
import { withBody } from "#server/http/read-body.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

type Context = { params: Promise<{ dashboard: string }> };

/** The door of the SDK: the token stands in the body. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { dashboard } = await params;
  return openDoor(request, dashboard, "form", () => readForm(request));
}

/** The door of a plain iframe: the token stands in the address, and is used up with the first load. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { dashboard } = await params;
  return openDoor(request, dashboard, "address", async () => new URL(request.url).searchParams);
}

export { notAllowed as HEAD };

async function readForm(request: Request): Promise<URLSearchParams> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]!.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded")
    return withBody(request, MOST_BYTES, async (bytes) => new URLSearchParams(bytes.toString("utf8")));
  if (type !== "multipart/form-data")
    throw new AppError("UNSUPPORTED_MEDIA", { message: "Send a form: application/x-www-form-urlencoded." });
  return withBody(request, MOST_BYTES, async (bytes) => partsOf(bytes, request.headers.get("content-type")!));
}

async function partsOf(bytes: Buffer, type: string): Promise<URLSearchParams> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
    return new URLSearchParams([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
  } catch (cause) {
    throw new AppError("BAD_REQUEST", { message: "The form is not whole." }, { cause });
  }
}
