import { expect, test } from "vitest";
import { AppError } from "#server/errors.ts";
import { faultsIn, type Reply } from "#server/fuzz/testing/faults-in.ts";
import { problem } from "#server/http/problem.ts";

const error = (message: string, status = 400, code = "BAD_REQUEST"): Reply => ({
  status,
  type: "application/json",
  text: JSON.stringify({ error: { message, code: -32600, data: { code, httpStatus: status } } }),
});

test("what our doors answer has no fault", async () => {
  const refused = problem(new AppError("OVER_QUOTA", { retryAfter: 3 }), "019aa0c4-7d52-7c1e-9c5f-2f6f6d3f1b7a");
  const reply = { status: refused.status, type: refused.headers.get("content-type")!, text: await refused.text() };
  expect(faultsIn(reply, "REST")).toEqual([]);
  expect(faultsIn(error("limit: Too big: expected number to be <=200"), "procedure")).toEqual([]);
  const figures = { status: 200, type: "application/json", text: '{"rows":[{"spending.out":5,"type":"inlay.core.subject.v1"}]}' };
  expect(faultsIn(figures, "REST")).toEqual([]);
});

test.each([
  "Cannot read properties of undefined (reading 'id')",
  'relation "serve.batches" does not exist',
  'duplicate key value violates unique constraint "tenant_slug_key"',
  'invalid input syntax for type uuid: "x"',
  "value out of range for type bigint",
  "permission denied for role inlay_app",
  "select * from fact.transaction",
  "at answer (/work/main/server/http/answer.ts:12:5)",
  "Error: x\n    at async handler (native:3:1)",
  "ENOENT: no such file or directory, open '/home/inlay/db/migrations'",
  "Maximum call stack size exceeded",
  "name: [object Object]",
])("an answer that shows what is inside has a fault: %s", (inside) => {
  expect(faultsIn(error(inside), "procedure")).not.toEqual([]);
  expect(faultsIn({ status: 200, type: "text/html", text: `<p>${inside}</p>` }, "door")).not.toEqual([]);
});

test.each<[string, Reply]>([
  ["an internal error", error("Internal error", 500, "INTERNAL")],
  ["no JSON", { status: 400, type: "text/html", text: "<h1>Bad request</h1>" }],
  ["a code that is none of ours", error("no", 400, "WHATEVER")],
  ["another status than it says", { ...error("no", 404, "NOT_FOUND"), status: 400 }],
])("an error as %s has one", (_, reply) => {
  expect(faultsIn(reply, "procedure")).toHaveLength(1);
});
