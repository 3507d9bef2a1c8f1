import { z } from "zod";
import { Password } from "#server/auth/password-input.ts";
import { Token } from "#server/invitations/invitation-input.ts";
import { Email, PersonName } from "#server/users/user-input.ts";

export const OwnName = z.object({ name: PersonName });

export const OwnPasswordChange = z.object({
  current: z.string().min(1).max(1_000),
  password: Password,
});

export const Forgotten = z.object({ email: Email });

export const PasswordReset = z.object({ token: Token, password: Password });
