"use client";
import { useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { makePair, privateParts } from "#components/console/embedding/keys/make-pair.ts";
import { PrivatePart } from "#components/console/embedding/keys/private-part.tsx";
import type { useEmbedKeys } from "#components/console/embedding/keys/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { NewEmbedKey } from "#server/embed/key-input.ts";

type Register = Pick<ReturnType<typeof useEmbedKeys>, "register">;
type Made = { name: string; kid: string; pem: string; jwk: string };

const Fields = NewEmbedKey.pick({ name: true });

/** Makes a pair in the browser, registers its public part and shows the private one, once. */
export function MakePair({ register }: Register) {
  const [made, setMade] = useState<Made | null>(null);
  return (
    // Nothing of it is kept once it is closed.
    <DialogTrigger onOpenChange={() => setMade(null)}>
      <Button look="main">Make a pair in this browser</Button>
      <Modal title="New pair of keys" size="medium" urgent held={made !== null}>
        {(close) => (made ? <PrivatePart {...made} close={close} /> : <Form {...{ register, close }} onMade={setMade} />)}
      </Modal>
    </DialogTrigger>
  );
}

function Form({ register, close, onMade }: Register & { close: () => void; onMade: (made: Made) => void }) {
  const form = useZodForm(Fields, { defaultValues: { name: "" } });
  return (
    <FormShell
      form={form}
      submit="Make the pair"
      busyLabel="Making it…"
      onCancel={close}
      onSubmit={async ({ name }) => {
        const pair = await makePair(true);
        const kid = await register({ name, jwk: pair.jwk });
        onMade({ name, kid, ...(await privateParts(pair, kid)) });
      }}
    >
      <p>
        This browser makes both parts. The public one is registered here. The private one is shown to you once and never sent: not
        now, not later, to nobody.
      </p>
      <FormText
        name="name"
        label="Name"
        hint="Say which back end signs with it: that is how you find it again."
        maxLength={200}
      />
    </FormShell>
  );
}
