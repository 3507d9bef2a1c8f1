"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { formWords } from "#components/ui/form-words.ts";

/** A form of what the schema asks; `Input` is what stands in the fields, `Output` what the schema makes of it. */
export type ZodForm<Input extends FieldValues, Output> = UseFormReturn<Input, unknown, Output>;

/**
 * The state of a form that a schema checks: the same one that the server checks with. Wrong fields are told when somebody sends
 * the form, and from then on while they mend them.
 */
export function useZodForm<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
  { defaultValues }: { defaultValues: DefaultValues<Input> },
): ZodForm<Input, Output> {
  return useForm<Input, unknown, Output>({
    resolver: zodResolver(schema, { error: formWords }),
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onChange",
  });
}
