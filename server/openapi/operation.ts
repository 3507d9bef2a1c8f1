import type { z } from "zod";
import type { EmbedRight } from "#server/embed/rights-input.ts";
import type { ErrorCode } from "#server/errors.ts";
import type { KeyScope } from "#server/keys/scopes.ts";

type Content = { schema: z.ZodType; example?: unknown; about?: string };

/** One REST operation, as tenants' servers see it. */
export type Operation = {
  id: string;
  method: "get" | "post" | "put" | "delete";
  path: string;
  summary: string;
  about: string;
  /** Scopes of which the API key must have one; null where no key is asked for. */
  scopes: readonly KeyScope[] | null;
  /** The right that a frame's session must have to be taken in place of a key; without it none is. */
  frames?: EmbedRight;
  parameters?: readonly { name: string; in: "path" | "query" | "header"; about: string; schema: z.ZodType }[];
  /** By media type. */
  request?: Readonly<Record<string, Content>>;
  response: Content;
  errors: readonly ErrorCode[];
};
