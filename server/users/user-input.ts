import { z } from "zod";

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** The end customer's own id in the tenant's data. */
export const SubjectId = z.string().min(1).max(256);

export const PersonName = z.string().trim().min(1).max(200);

/** Roles within a tenant: nobody becomes an operator, who belongs to none. */
export const TENANT_ROLES = ["admin", "analyst", "viewer", "customer"] as const;
export const TenantRole = z.enum(TENANT_ROLES);
export type TenantRole = z.infer<typeof TenantRole>;

type WithSubject = { role: TenantRole | "operator"; subject?: string | undefined };

/** A customer has a subject, and nobody else does. */
export const subjectFits = (it: WithSubject): boolean => (it.role === "customer") === (it.subject !== undefined);
export const SUBJECT_RULE = { path: ["subject"], error: "is required for a customer, and for nobody else" };

export const UserRoleChange = z
  .object({ id: z.uuid(), role: TenantRole, subject: SubjectId.optional() })
  .refine(subjectFits, SUBJECT_RULE);

export const UserRefs = z.object({ ids: z.array(z.uuid()).min(1).max(500) });
