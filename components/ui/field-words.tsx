"use client";
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { LABEL } from "#components/ui/field-look.ts";
import { asSentence } from "#components/ui/form-words.ts";

/** What a field is called; that it may stay empty is said of the few that may. */
export function FieldLabel({ children, isRequired }: { children: ReactNode; isRequired?: boolean }) {
  return (
    <Label className={LABEL}>
      {children}
      {isRequired === false && <span className="ms-1 font-normal">(optional)</span>}
    </Label>
  );
}

/** Below a field: what to write, and what is wrong with what was written. Both are read out with it. */
export function FieldWords({ hint, error }: { hint?: ReactNode; error?: string }) {
  return (
    <>
      {hint && (
        <Text slot="description" className="text-note text-muted">
          {hint}
        </Text>
      )}
      <FieldError className="text-note wrap-anywhere text-bad">{error && asSentence(error)}</FieldError>
    </>
  );
}
