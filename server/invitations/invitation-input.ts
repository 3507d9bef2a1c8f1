import { z } from "zod";
import { Password } from "#server/auth/password-input.ts";
import { Email, PersonName, SUBJECT_RULE, SubjectId, subjectFits, TenantRole } from "#server/users/user-input.ts";

/** Whom an admin invites, and as what. */
export const NewInvitation = z
  .object({ email: Email, role: TenantRole, subject: SubjectId.optional() })
  .refine(subjectFits, SUBJECT_RULE);

/** 32 random bytes in base64url, as the link carries them. */
export const Token = z.string().regex(/^[\w-]{43}$/, { error: "is not the token of a link" });

export const Acceptance = z.object({ token: Token, name: PersonName, password: Password });
