import { z } from "zod";
import { ERRORS, type ErrorCode } from "#server/errors.ts";

/** An answer as it came. */
export type Reply = { status: number; type: string; text: string };

const Code = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

/** What a procedure says of an error, as clients read it (server/trpc/error-shape.ts). */
const ProcedureError = z.strictObject({
  error: z.strictObject({
    message: z.string().min(3),
    code: z.int(),
    data: z.strictObject({
      code: Code,
      httpStatus: z.int(),
      path: z.string().optional(),
      retryAfter: z.number().optional(),
      reference: z.string().optional(),
    }),
  }),
});

/** What a REST door says of an error (RFC 9457; server/http/problem.ts). */
const Problem = z.looseObject({
  type: z.string().startsWith("/docs/api#"),
  title: z.string().min(3),
  status: z.int(),
  detail: z.string().min(3),
  instance: z.string().startsWith("urn:"),
  code: Code,
});

/** What only we could have written, and nobody should read: stacks, paths of files, statements, words of the database. */
const INSIDES: readonly RegExp[] = [
  // In JSON the line ends are escaped.
  /(\n|\\n)\s+at .+:\d+:\d+/,
  /node_modules/,
  /\bfile:\/\//,
  /\/(work|home|usr|tmp|var)\/[\w.-]+\//,
  /\.tsx?:\d+/,
  /(?<![.\w/~-])(core|raw|fact|rollup|mat|serve|ops|lookup|scope|pgboss|inlay_meta)\.[a-z]\w+(?!\.v\d)/,
  /\binlay_(app|collector|pipeline|refresher|owner)\b/,
  /\b(relation|column|function|constraint|operator|type) "[^"]*" (does not|of relation|already)|syntax error at or near/,
  /violates \w+[- ]|duplicate key value|invalid input syntax|out of range for type|invalid byte sequence|unsupported Unicode/,
  /PostgresError|ZodError|TRPCError|AppError|TypeError|RangeError|ReferenceError|Maximum call stack|is not a function|undefined \(reading/,
  /Cannot (read|convert|set|destructure)|\[object Object\]/,
];

/** door: one of those that browsers load from, which need not say in JSON why there is nothing. */
export type Kind = "procedure" | "REST" | "door";

/** Everything that is wrong with an answer, whatever was asked; none is what it has to be. */
export function faultsIn(reply: Reply, by: Kind): string[] {
  const found: string[] = [];
  if (reply.status >= 500) found.push(`status ${reply.status}: ${reply.text.slice(0, 300)}`);
  for (const inside of INSIDES) {
    const shown = inside.exec(reply.text);
    if (shown) found.push(`shows ${JSON.stringify(reply.text.slice(Math.max(0, shown.index - 60), shown.index + 100))}`);
  }
  if (reply.status >= 400 && by === "procedure") found.push(...shapeFaults(ProcedureError, reply));
  if (reply.status >= 400 && (by === "REST" || (by === "door" && reply.type.includes("json"))))
    found.push(...problemFaults(reply));
  return found;
}

function problemFaults(reply: Reply): string[] {
  const kind = reply.type === "application/problem+json" ? [] : [`an error of type ${reply.type}`];
  return [...kind, ...shapeFaults(Problem, reply)];
}

function shapeFaults(schema: z.ZodType, { status, text }: Reply): string[] {
  try {
    const body: unknown = JSON.parse(text);
    const parsed = schema.safeParse(body);
    if (!parsed.success) return [`an error of another shape: ${text.slice(0, 300)}`];
    const { code, said } = statusIn(body);
    return said === status && ERRORS[code].status === status ? [] : [`status ${status}, but it says ${said} ${code}`];
  } catch {
    return [`no JSON: ${text.slice(0, 300)}`];
  }
}

function statusIn(body: unknown): { code: ErrorCode; said: number } {
  const { error, ...problem } = body as {
    error?: { data: { code: ErrorCode; httpStatus: number } };
    code: ErrorCode;
    status: number;
  };
  return error ? { code: error.data.code, said: error.data.httpStatus } : { code: problem.code, said: problem.status };
}
