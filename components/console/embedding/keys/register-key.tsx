"use client";
import { DialogTrigger } from "react-aria-components";
import { z } from "zod";
import { readKey } from "#components/console/embedding/keys/read-key.ts";
import type { useEmbedKeys } from "#components/console/embedding/keys/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { FormShell } from "#components/ui/form.tsx";
import { FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { Kid, NewEmbedKey } from "#server/embed/key-input.ts";

type Register = Pick<ReturnType<typeof useEmbedKeys>, "register">;

/** Text of a public key that can be registered; what is private is refused here, before anything is sent. */
const Pasted = z
  .string()
  .max(20_000)
  .transform(async (text, context) => {
    const read = await readKey(text);
    if (!("refused" in read)) return read;
    context.addIssue(read.refused);
    return z.NEVER;
  });

const Fields = z.object({ name: NewEmbedKey.shape.name, jwk: Pasted, kid: z.union([z.literal(""), Kid]) });

/** Registers a public key that was made elsewhere. */
export function RegisterKey({ register }: Register) {
  return (
    <DialogTrigger>
      <Button>Register a public key</Button>
      <Modal title="Register a public key" size="medium">
        {(close) => <Form register={register} close={close} />}
      </Modal>
    </DialogTrigger>
  );
}

function Form({ register, close }: Register & { close: () => void }) {
  const toast = useToast();
  const form = useZodForm(Fields, { defaultValues: { name: "", jwk: "", kid: "" } });
  return (
    <FormShell
      form={form}
      submit="Register"
      busyLabel="Registering…"
      onCancel={close}
      onSubmit={async ({ name, jwk: read, kid: asked }) => {
        const wanted = asked || read.kid;
        const kid = await register({ name, jwk: read.jwk, ...(wanted && { kid: wanted }) });
        toast({ text: `${name} is registered. Tokens name it as kid “${kid}”.`, tone: "good" });
        close();
      }}
    >
      <FormText
        name="name"
        label="Name"
        hint="Say which back end signs with it: that is how you find it again."
        maxLength={200}
      />
      <FormText
        name="jwk"
        label="Public key"
        multiline
        mono
        rows={7}
        placeholder="-----BEGIN PUBLIC KEY-----"
        hint="Ed25519 or P-256, as PEM or as JWK. Never the private part: it would be refused."
      />
      <FormText
        name="kid"
        label="Id"
        isRequired={false}
        mono
        hint="What tokens name as “kid”. Without one it is the JWK's own, else the key's thumbprint."
        maxLength={100}
      />
    </FormShell>
  );
}
