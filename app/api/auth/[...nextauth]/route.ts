import NextAuth from "next-auth";
import { nextAuthOptions } from "#server/auth/next-auth-options.ts";
import { authSecret } from "#server/auth/secret.ts";
import { AppError } from "#server/errors.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Sign-in, sign-out and their CSRF token. Closed when no secret is set. */
async function handler(request: Request, context: Context): Promise<Response> {
  const secret = authSecret();
  if (secret === null) {
    const closed = new AppError("UNAVAILABLE", { message: "Sign-in is closed: this installation has no AUTH_SECRET." });
    return Response.json({ title: closed.message, status: closed.status }, { status: closed.status });
  }
  return NextAuth(nextAuthOptions(secret))(request, context);
}

export { handler as GET, handler as POST };
