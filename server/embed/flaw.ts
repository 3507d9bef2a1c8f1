import type { ErrorCode } from "#server/errors.ts";

/** Why a token is refused. */
export type TokenCode = Extract<ErrorCode, `TOKEN_${string}`>;

/** What is wrong with a token, in a sentence for the developer who signs it. Nothing of the tenant stands in it. */
export type Flaw = { code: TokenCode; message: string };
