"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BrandPreview } from "#components/console/general/brand-preview.tsx";
import type { TenantDetails } from "#components/console/outputs.ts";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { useToast } from "#components/ui/toast.tsx";

const HEX = /^#[0-9a-f]{6}$/i;
/** What the browser's own picker shows while there is no colour. */
const OWN = "#4338ca";

/** The colour that accents are derived from, seen in light and dark before it is saved. */
export function BrandForm({ tenant }: { tenant: Pick<TenantDetails, "name" | "brandColour"> }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [colour, setColour] = useState(tenant.brandColour ?? "");
  const [failure, setFailure] = useState<Failure | null>(null);
  const update = useMutation(trpc.tenants.update.mutationOptions());
  const valid = HEX.test(colour);

  async function save(wanted: string | null, undo: string | null) {
    setFailure(null);
    try {
      await update.mutateAsync({ brandColour: wanted });
      setColour(wanted ?? "");
      toast({
        text: wanted === null ? "Inlay's own colour is used." : "The colour is saved.",
        action: { label: "Undo", onPress: () => void save(undo, wanted) },
      });
      router.refresh();
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void save(colour.toLowerCase(), tenant.brandColour);
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <label className="flex flex-col gap-1">
          <span className="text-note font-strong text-muted">Pick</span>
          <input
            type="color"
            value={valid ? colour : OWN}
            onChange={(event) => setColour(event.target.value)}
            className="h-9 w-14 cursor-pointer rounded-box border border-field bg-surface p-1"
          />
        </label>
        <TextField
          label="Brand colour"
          value={colour}
          onChange={setColour}
          placeholder="#1a73e8"
          maxLength={7}
          mono
          error={colour !== "" && !valid ? "Six digits of hex after #, such as #1a73e8." : undefined}
        />
      </div>
      {valid && <BrandPreview name={tenant.name} colour={colour} />}
      <FailureNote failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        {tenant.brandColour !== null && (
          <Button onPress={() => void save(null, tenant.brandColour)} isDisabled={update.isPending}>
            Use Inlay's own
          </Button>
        )}
        <Button
          type="submit"
          look="main"
          isPending={update.isPending}
          isDisabled={!valid || colour.toLowerCase() === tenant.brandColour}
        >
          Save the colour
        </Button>
      </div>
    </form>
  );
}
