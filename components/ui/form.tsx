"use client";
import { type FormEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import { type FieldValues, FormProvider, type Path } from "react-hook-form";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldNames } from "#components/ui/form-names.ts";
import { useAlive } from "#components/ui/use-alive.ts";
import type { ZodForm } from "#components/ui/use-zod-form.ts";

type Props<Input extends FieldValues, Output> = {
  form: ZodForm<Input, Output>;
  /** Sends it. What it throws is shown at the field that the server names, else above the buttons. */
  onSubmit: (values: Output) => Promise<unknown>;
  /** What the button says: "Save", "Invite". */
  submit: string;
  busyLabel?: string;
  onCancel?: () => void;
  /** Beside the buttons. */
  footer?: ReactNode;
  /** Asks before a half-filled form is left; not for those that a dialogue holds. */
  guarded?: boolean;
  className?: string;
  children: ReactNode;
};

/** A form: sends what its schema allows, leads to the first field that is wrong, and loses nothing when the server refuses. */
export function FormShell<Input extends FieldValues, Output>(props: Props<Input, Output>) {
  const {
    form,
    onSubmit,
    submit,
    busyLabel = "Saving…",
    onCancel,
    footer,
    guarded = !onCancel,
    className = "",
    children,
  } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const names = useMemo(() => new Set<string>(), []);
  const alive = useAlive();
  const { isDirty, isSubmitting } = form.formState;
  useLeaveGuard(guarded && isDirty && !isSubmitting);

  const send = form.handleSubmit(async (values) => {
    setFailure(null);
    try {
      await onSubmit(values);
      // What stands in the fields is now what is saved.
      form.reset(undefined, { keepValues: true });
    } catch (error) {
      const told = failureOf(error);
      const field = told.path === null ? null : nearest(told.path, names);
      if (field === null) setFailure(told);
      else form.setError(field as Path<Input>, { type: "server", message: told.message }, { shouldFocus: true });
    }
  });

  function submitted(event: FormEvent<HTMLFormElement>) {
    // A form in a dialogue that another form opened is not that other form.
    event.stopPropagation();
    void send(event);
  }

  return (
    <FormProvider {...form}>
      <FieldNames value={names}>
        <form onSubmit={submitted} method="post" noValidate className={`flex flex-col gap-4 ${className}`}>
          {children}
          <FailureNote failure={failure} />
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
            {footer}
            {guarded && isDirty && !isSubmitting && <span className="text-note text-muted">Not saved yet</span>}
            <div className="ms-auto flex gap-2">
              {onCancel && <Button onPress={onCancel}>Cancel</Button>}
              {/* Before scripts run, a browser would post to a page that takes none. */}
              <Button type={alive ? "submit" : "button"} look="main" isPending={isSubmitting}>
                {isSubmitting ? busyLabel : submit}
              </Button>
            </div>
          </div>
        </form>
      </FieldNames>
    </FormProvider>
  );
}

/** The field that a path of the server's leads to: itself, or the one that holds it. */
function nearest(path: string, names: ReadonlySet<string>): string | null {
  const steps = path.split(".");
  for (let length = steps.length; length > 0; length -= 1) {
    const name = steps.slice(0, length).join(".");
    if (names.has(name)) return name;
  }
  return null;
}

function useLeaveGuard(needed: boolean): void {
  useEffect(() => {
    if (!needed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [needed]);
}
