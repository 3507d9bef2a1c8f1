import { resolve } from "node:path";
import { z } from "zod";

const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  INLAY_HOME: z.string().min(1).default(".inlay"),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** Signs sessions. Without it every sign-in is refused. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** The address people type, for links and cookies. */
  INLAY_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  /** Connections per pool and process. */
  INLAY_POOL: z.coerce.number().int().min(1).max(200).default(10),
});

export type Env = Omit<z.infer<typeof Env>, "INLAY_HOME"> & { INLAY_HOME: string };

/**
 * The only reader of the environment.
 * @throws Error naming each variable that is wrong, with what it should be.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(present);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`).join("\n");
    throw new Error(`The environment is not usable:\n${wrong}`);
  }
  return { ...parsed.data, INLAY_HOME: resolve(parsed.data.INLAY_HOME) };
}
