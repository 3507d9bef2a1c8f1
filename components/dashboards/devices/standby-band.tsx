"use client";
import { useState } from "react";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { NumberField } from "#components/ui/number-field.tsx";

/** Widest band that makes sense for a home, W. */
const WIDEST = 2_000;

/** Sets how far above what is always on still counts as standby. */
export function StandbyBand({ watts, isSet }: { watts: number; isSet: boolean }) {
  const choices = useChoices();
  const [wanted, setWanted] = useState<number | null>(watts);
  const before = isSet ? watts : null;
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== null && wanted !== watts) choices.setStandby(wanted, `Standby is now a band of ${wanted} W.`, before);
      }}
    >
      <NumberField label="Standby band" value={wanted} onChange={setWanted} min={1} max={WIDEST} step={1} unit="W" />
      <Button type="submit" isDisabled={wanted === null || wanted === watts}>
        Set
      </Button>
      {isSet && (
        <Button look="quiet" onPress={() => choices.setStandby(null, "Standby is the usual band again.", watts)}>
          Use the usual one
        </Button>
      )}
    </form>
  );
}
