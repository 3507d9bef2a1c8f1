import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Addresses of the API that are none: the answer is of the API's own kind, not a page. */
function nowhere(request: Request): Promise<Response> {
  return answer(async () => {
    const { pathname } = new URL(request.url);
    throw new AppError("NOT_FOUND", { message: `There is nothing at ${pathname}. /docs/api lists all requests there are.` });
  });
}

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
