import { problem } from "#server/http/problem.ts";
import { requestId as idOfRequest } from "#server/observe/current.ts";

/**
 * Runs a REST door: its result as JSON, whatever it throws as problem+json, each with a request id.
 * @param work gets the request's id, for its log lines
 */
export async function answer(work: (requestId: string) => Promise<unknown>): Promise<Response> {
  const requestId = idOfRequest();
  try {
    const result = await work(requestId);
    return Response.json(result, {
      headers: { "cache-control": "no-store", "x-content-type-options": "nosniff", "x-request-id": requestId },
    });
  } catch (error) {
    return problem(error, requestId);
  }
}
