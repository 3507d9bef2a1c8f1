"use client";
import { type Person, type PersonState, ROLES, STATES } from "#components/console/people/person.ts";
import { SelectField } from "#components/ui/select.tsx";
import { useUrlValue } from "#components/url/use-url-value.ts";

const ANY = "any";
const known = <T extends string>(names: Record<T, string>, value: string | null): T | null =>
  value !== null && Object.hasOwn(names, value) ? (value as T) : null;

/** Which people are shown, as the address has it, and the two fields that say so. */
export function usePeopleFilters(people: readonly Person[]) {
  const [role, setRole] = useUrlValue("role");
  const [state, setState] = useUrlValue("state");
  const [roleNow, stateNow] = [known(ROLES, role), known(STATES, state)];
  const shown = people.filter(
    (person) => (roleNow === null || person.role === roleNow) && (stateNow === null || person.state === stateNow),
  );
  const clear = () => {
    setRole(null);
    setState(null);
  };
  const fields = (
    <>
      <Choice
        label="Role"
        all="Every role"
        names={ROLES}
        used={people.map((person) => person.role)}
        value={roleNow}
        onChange={setRole}
      />
      <Choice
        label="State"
        all="Every state"
        names={STATES}
        used={people.map((person) => person.state)}
        value={stateNow}
        onChange={setState}
      />
    </>
  );
  return { shown, fields, clear, filtered: roleNow !== null || stateNow !== null };
}

type ChoiceProps<T extends string> = {
  label: string;
  all: string;
  names: Record<T, string>;
  /** Of those only the ones that somebody has are worth a choice, and the one that is chosen. */
  used: readonly T[];
  value: T | null;
  onChange: (value: string | null) => void;
};

function Choice<T extends Person["role"] | PersonState>({ label, all, names, used, value, onChange }: ChoiceProps<T>) {
  const offered = (Object.keys(names) as T[]).filter((name) => used.includes(name) || name === value);
  return (
    <SelectField<string>
      label={label}
      value={value ?? ANY}
      onChange={(next) => onChange(next === ANY ? null : next)}
      options={[{ value: ANY, label: all }, ...offered.map((name) => ({ value: name, label: names[name] }))]}
      className="ms-1 w-36 [&>:first-child]:sr-only"
    />
  );
}
