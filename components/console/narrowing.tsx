"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { SelectField } from "#components/ui/select.tsx";
import { address } from "#components/url/one.ts";

type Choice = {
  kind: "choice";
  name: string;
  label: string;
  options: { value: string; label: string; hint?: string }[];
  any: string;
};
type Day = { kind: "day"; name: string; label: string };

type Props = {
  path: string;
  /** Everything that the address says, null for what it does not. */
  values: Record<string, string | null>;
  fields: (Choice | Day)[];
  children: ReactNode;
};

const ANY = "*";

/** A list that is narrowed by what its address says. What is shown stays, dimmed, until the new rows are there. */
export function Narrowing({ path, values, fields, children }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = (parts: Record<string, string | null>) =>
    start(() => router.push(address(path, { ...values, ...parts }), { scroll: false }));
  const narrowed = fields.filter(({ name }) => values[name] !== null);
  return (
    <>
      <section aria-label="Narrow the list" className="no-print mb-4 flex flex-wrap items-end gap-3">
        {fields.map((field) =>
          field.kind === "choice" ? (
            <SelectField
              key={field.name}
              label={field.label}
              isRequired
              className="w-[calc(50%-0.375rem)] sm:w-52"
              value={values[field.name] ?? ANY}
              options={[{ value: ANY, label: field.any }, ...known(field, values[field.name] ?? null)]}
              onChange={(value) => go({ [field.name]: value === ANY ? null : value })}
            />
          ) : (
            <TextField
              key={`${field.name} ${values[field.name]}`}
              label={field.label}
              isRequired
              type="date"
              className="w-[calc(50%-0.375rem)] sm:w-40"
              defaultValue={values[field.name] ?? ""}
              onChange={(value) => (value === "" || isWhole(value)) && go({ [field.name]: value || null })}
            />
          ),
        )}
        {narrowed.length > 0 && (
          <Button look="quiet" className="h-9" onPress={() => go(Object.fromEntries(narrowed.map(({ name }) => [name, null])))}>
            Show all
          </Button>
        )}
      </section>
      <div aria-busy={pending} className={`transition-opacity duration-150 ${pending ? "opacity-50" : ""}`}>
        {children}
      </div>
    </>
  );
}

/** A value that the address asks for is shown though it is none of those offered: nothing in the list has it any more. */
function known({ options }: Choice, value: string | null): Choice["options"] {
  return value === null || options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
}

/** While a year is typed, "0002" is a year too. */
const isWhole = (day: string) => /^[12]\d{3}-/.test(day);
