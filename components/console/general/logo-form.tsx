"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import type { TenantDetails } from "#components/console/outputs.ts";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Logo } from "#components/shell/logo.tsx";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { LOGO_BYTES } from "#server/tenants/tenant-input.ts";

/** The logo beside the tenant's name: shown, replaced, taken away. */
export function LogoForm({ tenant }: { tenant: Pick<TenantDetails, "name" | "logo"> }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);
  const set = useMutation(trpc.tenants.setLogo.mutationOptions());
  const remove = useMutation(trpc.tenants.removeLogo.mutationOptions());

  async function take(file: File | undefined) {
    if (!file) return;
    setFailure(null);
    if (file.size > LOGO_BYTES) {
      const message = `${file.name} has ${Math.ceil(file.size / 1_024)} KB; at most 256 KB are taken.`;
      setFailure({ message, path: null, reference: null });
      return;
    }
    try {
      await set.mutateAsync({ base64: await base64Of(file) });
      toast({ text: "The logo is saved." });
      router.refresh();
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <div className="grid h-16 min-w-16 place-items-center rounded-box border border-line bg-ground px-3">
          {tenant.logo ? (
            <Logo hash={tenant.logo} name={tenant.name} className="h-10 max-w-48" />
          ) : (
            <span className="text-note text-muted">None</span>
          )}
        </div>
        <p className="min-w-0 text-note text-muted">
          PNG, JPEG or WebP, at most 256 KB, best with a transparent ground. Shown 28 px high.
        </p>
      </div>
      <FailureNote failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        {tenant.logo && (
          <Confirm
            title="Take the logo away?"
            text="The first letter of the name is shown instead. You can choose the file again at any time."
            action="Take it away"
            danger
            onConfirm={async () => {
              await remove.mutateAsync();
              router.refresh();
            }}
            trigger={<Button>Take it away</Button>}
          />
        )}
        <FileTrigger acceptedFileTypes={["image/png", "image/jpeg", "image/webp"]} onSelect={(files) => void take(files?.[0])}>
          <Button look="main" isPending={set.isPending}>
            {tenant.logo ? "Replace the logo" : "Choose a logo"}
          </Button>
        </FileTrigger>
      </div>
    </div>
  );
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
