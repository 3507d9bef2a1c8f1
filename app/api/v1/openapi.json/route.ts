import { openapiDocument } from "#server/openapi/document.ts";

export const runtime = "nodejs";
export const dynamic = "force-static";

/** The OpenAPI 3.1 document of this API. */
export function GET(): Response {
  return Response.json(openapiDocument(), { headers: { "access-control-allow-origin": "*" } });
}
