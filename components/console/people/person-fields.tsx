"use client";
import { useWatch } from "react-hook-form";
import { z } from "zod";
import { ROLE_HINTS, ROLES } from "#components/console/people/person.ts";
import { FormSelect, FormText } from "#components/ui/form-fields.tsx";
import { TENANT_ROLES, TenantRole } from "#server/users/user-input.ts";

/** A role, and the customer of whom somebody with that role is one. */
export const RoleFields = z.object({ role: TenantRole, subject: z.string().trim().max(256) });

/** The server asks for no subject where none belongs; a field has at least the empty text. */
export const needsSubject = ({ role, subject }: z.output<typeof RoleFields>): boolean => role !== "customer" || subject !== "";
export const SUBJECT_MISSING = { path: ["subject"], error: "Fill this in: a customer sees the data under this id alone." };
export const withSubject = ({ role, subject }: z.output<typeof RoleFields>) => ({
  role,
  ...(role === "customer" && { subject }),
});

const OPTIONS = TENANT_ROLES.map((role) => ({ value: role, label: ROLES[role], hint: ROLE_HINTS[role] }));

export function RoleSelect() {
  const role: unknown = useWatch({ name: "role" });
  return (
    <>
      <FormSelect name="role" label="Role" options={OPTIONS} />
      {role === "customer" && (
        <FormText
          name="subject"
          label="Customer's id"
          hint="The subject of the events that are about them, letter for letter"
          autoComplete="off"
          mono
        />
      )}
    </>
  );
}
