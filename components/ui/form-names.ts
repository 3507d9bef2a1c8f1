"use client";
import { createContext, useContext, useEffect } from "react";
import { useController } from "react-hook-form";

/** The names of the fields that a form shows, so that what the server says of another is shown beside none of them. */
export const FieldNames = createContext<Set<string>>(new Set());

/** A field of the form around it: what stands in it, what is wrong with it, and how to lead there. */
export function useFormField(name: string) {
  const names = useContext(FieldNames);
  useEffect(() => {
    names.add(name);
    return () => void names.delete(name);
  }, [names, name]);
  const { field, fieldState } = useController({ name });
  return { field, error: fieldState.error === undefined ? undefined : (fieldState.error.message ?? firstOf(fieldState.error)) };
}

/** Of a list's errors: the first that says something. */
function firstOf(error: unknown): string {
  if (Array.isArray(error)) for (const one of error) if (one?.message) return String(one.message);
  return "This does not fit here.";
}
