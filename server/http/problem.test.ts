import { describe, expect, test } from "vitest";
import { AppError, ERRORS, type ErrorCode } from "#server/errors.ts";
import { problem } from "#server/http/problem.ts";

const id = "019aa0c4-7d52-7c1e-9c5f-2f6f6d3f1b7a";
const shown = async (error: unknown) => {
  const response = problem(error, id);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe("an error as problem+json", () => {
  test.each(Object.keys(ERRORS) as ErrorCode[])(
    "%s has the status of the table, a title, and the request it belongs to",
    async (code) => {
      const { status, headers, text } = await shown(new AppError(code, { message: "What and where." }));
      expect(status).toBe(ERRORS[code].status);
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(JSON.parse(text)).toMatchObject({ status, code, title: ERRORS[code].title, instance: `urn:uuid:${id}` });
    },
  );

  test("one without words of its own says in its detail what its title says: there always is one", async () => {
    const { text } = await shown(new AppError("NOT_FOUND"));
    expect(JSON.parse(text)).toMatchObject({ detail: ERRORS.NOT_FOUND.title });
  });

  test("what nobody foresaw says nothing but where to ask", async () => {
    const error = Object.assign(new Error('column "secret" of relation "users" at 10.0.0.7'), {
      code: "42703",
      query: "select secret",
    });
    const { status, text } = await shown(error);
    expect(status).toBe(500);
    expect(text).not.toMatch(/secret|users|10\.0\.0\.7|42703/);
    expect(JSON.parse(text)).toMatchObject({ code: "INTERNAL", reference: id, detail: expect.stringContaining(id) });
  });

  test.each([
    ["53100", "full"],
    ["53300", "later"],
    ["57P03", "later"],
    ["ECONNREFUSED", "later"],
    ["CONNECTION_CLOSED", "later"],
  ])("a database that says %s is 503 with the seconds to wait", async (code, word) => {
    const { status, headers, text } = await shown(Object.assign(new Error("at 10.0.0.7"), { code }));
    expect(status).toBe(503);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(JSON.parse(text).detail).toContain(word);
    expect(text).not.toContain("10.0.0.7");
  });
});
