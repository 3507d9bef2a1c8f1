import { resolve } from "node:path";
import { z } from "zod";

const Variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  INLAY_HOME: z.string().min(1).default(".inlay"),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** Signs sessions. Without it every sign-in is refused. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** The address people type, for links and cookies. */
  INLAY_URL: z.url().optional(),
  /** Of the demo's portals, in which dashboards are embedded; by default the port after Inlay's. */
  INLAY_PARTNER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** Proxies of ours in front of the web app: so many entries of X-Forwarded-For are believed, from its end. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** What Prometheus sends to read /metrics. Without it there is no /metrics. */
  METRICS_TOKEN: z.string().min(16).regex(/^\S+$/, { error: "must have no spaces" }).optional(),
  /** Where a worker answers /metrics; without it a worker listens to nobody. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  /** Shows /gallery, the interface with made-up figures in each of its states. For tests and pictures. */
  INLAY_GALLERY: z.enum(["0", "1"]).default("0"),
  /** Connections per pool and process. */
  INLAY_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** The mail server: smtp://user:password@host:port, or smtps. Without it no mail is sent, and links are handed over. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Who mails come from: an address, or `Name <address>`. */
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, { error: "is no e-mail address, nor `Name <address>`" })
    .optional(),
  /** An identity provider (OpenID Connect) whose accounts may open accounts here. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What people call the provider: the button says `Continue with ...`. */
  OIDC_NAME: z.string().trim().min(1).max(60).default("single sign-on"),
});

/** Variables that are of no use without others. */
const NEEDS = {
  SMTP_URL: ["MAIL_FROM", "INLAY_URL"],
  OIDC_ISSUER: ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "INLAY_URL"],
  METRICS_PORT: ["METRICS_TOKEN"],
} as const;

const Env = Variables.superRefine((env, context) => {
  for (const [name, needed] of Object.entries(NEEDS) as [keyof typeof NEEDS, readonly (keyof typeof env)[]][])
    for (const other of needed)
      if (env[name] !== undefined && env[other] === undefined)
        context.addIssue({ code: "custom", path: [other], message: `is required with ${name}` });
});

export type Env = Omit<z.infer<typeof Env>, "INLAY_HOME"> & { INLAY_HOME: string };

const NAMES = Object.keys(Variables.shape);
/** What the variables were when they were last read, and what that meant: some are asked for several times a request. */
let known: { values: (string | undefined)[]; env: Readonly<Env> } | undefined;

/**
 * The only reader of the environment.
 * @throws Error naming each variable that is wrong, with what it should be.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Readonly<Env> {
  const values = NAMES.map((name) => source[name] || undefined);
  if (known?.values.every((value, at) => value === values[at])) return known.env;
  const parsed = Env.safeParse(Object.fromEntries(NAMES.map((name, at) => [name, values[at]])));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`).join("\n");
    throw new Error(`The environment is not usable:\n${wrong}`);
  }
  known = { values, env: { ...parsed.data, INLAY_HOME: resolve(parsed.data.INLAY_HOME) } };
  return known.env;
}
