"use client";
import { useId, useState } from "react";
import { useWatch } from "react-hook-form";
import { strengthOf } from "#components/account/strength.ts";
import { Switch } from "#components/ui/checks.tsx";
import { FormText } from "#components/ui/form-fields.tsx";

const BARS = ["bg-line", "bg-bad", "bg-series-2", "bg-good"];

type Props = { name?: string; label: string /** What everybody knows of them: name and address. */; known?: readonly string[] };

/** A new password: how strong it is while it is written, and a look at it. Written once, since one can look. */
export function NewPassword({ name = "password", label, known = [] }: Props) {
  const id = useId();
  const [shows, setShows] = useState(false);
  const value: unknown = useWatch({ name });
  const { level, words } = strengthOf(typeof value === "string" ? value : "", known);
  return (
    <div className="flex flex-col gap-2">
      <FormText
        name={name}
        label={label}
        type={shows ? "text" : "password"}
        autoComplete="new-password"
        maxLength={200}
        hint={
          <span className="flex flex-col gap-1.5 pt-1">
            <span aria-hidden="true" className="grid grid-cols-3 gap-1">
              {[1, 2, 3].map((bar) => (
                <span
                  key={bar}
                  className={`h-1 rounded-full transition-colors duration-150 ${bar <= level ? BARS[level] : BARS[0]}`}
                />
              ))}
            </span>
            <span id={id}>{words}</span>
          </span>
        }
      />
      <Switch label="Show the password" isSelected={shows} onChange={setShows} />
    </div>
  );
}
