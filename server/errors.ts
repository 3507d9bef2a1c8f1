/** Every way a request can fail, with its HTTP status and a sentence for the caller. The one table for REST and tRPC. */
export const ERRORS = {
  BAD_REQUEST: { status: 400, title: "The request is not valid" },
  MALFORMED_JSON: { status: 400, title: "The body is not valid JSON" },
  FIGURE_TOO_GREAT: { status: 400, title: "A figure is too great to be told exactly" },
  SCOPE_REQUIRED: { status: 400, title: "A scope is required" },
  UNAUTHENTICATED: { status: 401, title: "Who is asking is not known" },
  TOKEN_MALFORMED: { status: 401, title: "The token is not one that Inlay reads" },
  TOKEN_TYPE: { status: 401, title: "The token is not of the type for embedding" },
  TOKEN_ALGORITHM: { status: 401, title: "The token's algorithm is not that of its key" },
  TOKEN_KEY_UNKNOWN: { status: 401, title: "The token's key is not registered" },
  TOKEN_KEY_REVOKED: { status: 401, title: "The token's key was revoked" },
  TOKEN_SIGNATURE: { status: 401, title: "The token's signature is not that of its key" },
  TOKEN_ISSUER: { status: 401, title: "The token's issuer is not known here" },
  TOKEN_AUDIENCE: { status: 401, title: "The token is for another deployment" },
  TOKEN_CLAIMS: { status: 401, title: "The token's claims are not valid" },
  TOKEN_EXPIRED: { status: 401, title: "The token has expired" },
  TOKEN_NOT_YET: { status: 401, title: "The token is from the future" },
  TOKEN_TOO_LONG: { status: 401, title: "The token lives too long" },
  TOKEN_USED: { status: 401, title: "The token was redeemed before" },
  SESSION_ENDED: { status: 401, title: "The session has ended" },
  FORBIDDEN: { status: 403, title: "This is not allowed" },
  DASHBOARD_NOT_ALLOWED: { status: 403, title: "The token does not allow this dashboard" },
  ORIGIN_NOT_ALLOWED: { status: 403, title: "This page may not embed" },
  NOT_FOUND: { status: 404, title: "There is no such thing" },
  CONFLICT: { status: 409, title: "This is already taken" },
  SESSION_CHANGED: { status: 409, title: "The token is for another session" },
  CHANGED_MEANWHILE: { status: 412, title: "It was changed meanwhile" },
  TOO_LARGE: { status: 413, title: "The request is too large" },
  UNSUPPORTED_MEDIA: { status: 415, title: "The content type or encoding is not supported" },
  TOO_MANY_REQUESTS: { status: 429, title: "Too many requests" },
  TOO_MANY_STREAMS: { status: 429, title: "Too many streams of changes" },
  OVER_QUOTA: { status: 429, title: "The tenant's quota is used up" },
  INTERNAL: { status: 500, title: "Internal error" },
  UNAVAILABLE: { status: 503, title: "Not available at the moment" },
} as const;

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = {
  /** One sentence: what happened, where, what to do. Shown to the caller, so nothing secret. */
  message?: string;
  /** Where in the input, as a JSON pointer or a field path. */
  path?: string;
  /** For 429 and 503: seconds after which to try again. */
  retryAfter?: number;
  [more: string]: unknown;
};

/** What an answer of 429 or 503 is about, for the operator's figures. */
export type Throttle =
  | "quota"
  | "backlog"
  | "disk"
  | "door"
  | "memory"
  | "attempts"
  | "streams"
  | "database"
  | "closed"
  | "other";

/** An error meant for the caller. Anything else that is thrown is shown as INTERNAL with a reference, its cause only logged. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly because: Throttle | undefined;
  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    { because, ...options }: { cause?: unknown; because?: Throttle } = {},
  ) {
    super(details.message ?? ERRORS[code].title, options);
    this.because = because;
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
}
