/**
 * Lets any page read an answer: a sandboxed frame has no origin. Who is answered is proven by the bearer alone; no cookie is
 * read, and none is sent along.
 */
export function anyOrigin(response: Response): Response {
  response.headers.set("access-control-allow-origin", "*");
  response.headers.set("cross-origin-resource-policy", "cross-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "no-referrer");
  return response;
}
