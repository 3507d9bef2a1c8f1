import { z } from "zod";
import { BatchView } from "#server/events/load-batch.ts";
import { Receipt } from "#server/events/receipt.ts";
import { MetricsResponse, QueryRequest, QueryResponse } from "#server/metrics/contract.ts";
import { EMBED_OPERATIONS } from "#server/openapi/embed-operations.ts";
import { EventBatch, EventSchema } from "#server/openapi/event-schemas.ts";
import { batchExample, eventExample, receiptExample } from "#server/openapi/examples.ts";
import type { Operation } from "#server/openapi/operation.ts";

const lines = z.string().meta({ description: "One event per line, as JSON." });

/** Every REST operation. The OpenAPI document and the rendered reference are made of this list, and of nothing else. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: "sendEvents",
    method: "post",
    path: "/api/v1/events",
    summary: "Send events",
    about:
      "Takes in one event or up to 2,000, as CloudEvents 1.0 in JSON. Answers 200 when everything in the receipt is durable. " +
      "One bad event does not harm the others: it is quarantined with its bytes and told in `results`. Sending the same again is harmless (`duplicate`), " +
      "so after a timeout or a 503 simply send it again.\n\n" +
      "Limits: 1 MB an event, 10 MB and 2,000 events a request (after decompression), 64 levels of nesting. `Content-Encoding: gzip` is welcome. " +
      "Extension attributes and unknown fields are refused, not dropped. A key that stands twice in one object, integers beyond 2^53, NUL and lone surrogates are refused.",
    scopes: ["events:write"],
    parameters: [
      { name: "content-encoding", in: "header", about: "gzip, or none.", schema: z.enum(["gzip", "identity"]).optional() },
    ],
    request: {
      "application/json": {
        schema: z.union([EventSchema, EventBatch]),
        example: eventExample,
        about: "One event, or an array of them.",
      },
      "application/cloudevents+json": { schema: EventSchema, example: eventExample, about: "One event." },
      "application/cloudevents-batch+json": { schema: EventBatch, example: [eventExample], about: "An array of events." },
      "application/x-ndjson": { schema: lines, example: `${JSON.stringify(eventExample)}\n`, about: "One event per line." },
    },
    response: { schema: Receipt, example: receiptExample, about: "Everything in the receipt is durable." },
    errors: [
      "BAD_REQUEST",
      "MALFORMED_JSON",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "TOO_LARGE",
      "UNSUPPORTED_MEDIA",
      "OVER_QUOTA",
      "INTERNAL",
      "UNAVAILABLE",
    ],
  },
  {
    id: "getBatch",
    method: "get",
    path: "/api/v1/batches/{id}",
    summary: "A batch's way",
    about:
      "Whether a batch has been processed, and which of its events were refused, at the door or by a business rule, and why.",
    scopes: ["events:write", "events:read"],
    parameters: [{ name: "id", in: "path", about: "`batch` of a receipt.", schema: z.uuid() }],
    response: { schema: BatchView, example: batchExample, about: "The batch." },
    errors: ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "INTERNAL", "UNAVAILABLE"],
  },
  {
    id: "query",
    method: "post",
    path: "/api/v1/query",
    summary: "Ask for figures",
    about:
      "Figures by the definitions that the dashboards use, for one subject or the whole tenant. `scope` is required: there is no default. " +
      "A frame's session has a scope of its own and may leave it out; it is answered for the dashboards and within the locked filters of its token.",
    scopes: ["query:read"],
    frames: "query",
    request: { "application/json": { schema: QueryRequest } },
    response: { schema: QueryResponse, about: "The figures." },
    errors: [
      "BAD_REQUEST",
      "FIGURE_TOO_GREAT",
      "MALFORMED_JSON",
      "SCOPE_REQUIRED",
      "UNAUTHENTICATED",
      "SESSION_ENDED",
      "FORBIDDEN",
      "DASHBOARD_NOT_ALLOWED",
      "NOT_FOUND",
      "TOO_LARGE",
      "UNSUPPORTED_MEDIA",
      "INTERNAL",
      "UNAVAILABLE",
    ],
  },
  {
    id: "listMetrics",
    method: "get",
    path: "/api/v1/metrics",
    summary: "Measures and dimensions",
    about:
      "Every measure and dimension there is, with its definition, unit, and what it may be grouped by. " +
      "A frame's session is told what it may ask itself: the measures of its dashboards that go with its locked filters.",
    scopes: ["query:read"],
    frames: "query",
    response: { schema: MetricsResponse, about: "The registry." },
    errors: ["UNAUTHENTICATED", "SESSION_ENDED", "FORBIDDEN", "INTERNAL", "UNAVAILABLE"],
  },
  ...EMBED_OPERATIONS,
];
