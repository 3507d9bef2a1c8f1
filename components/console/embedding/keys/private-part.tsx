"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Check, RadioField } from "#components/ui/checks.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";
import { Icon } from "#components/ui/icon.tsx";

type Props = { name: string; kid: string; pem: string; jwk: string; close: () => void };

const FORMS = {
  pem: { label: "PEM (PKCS #8)", file: "inlay-private-key.pem", type: "application/x-pem-file" },
  jwk: { label: "JWK", file: "inlay-private-key.jwk.json", type: "application/json" },
} as const;

/** The private part of a pair, the only time it can be seen. It is not closed by mistake. */
export function PrivatePart({ name, kid, pem, jwk, close }: Props) {
  const [form, setForm] = useState<keyof typeof FORMS>("pem");
  const [kept, setKept] = useState(false);
  const text = { pem, jwk }[form];
  const { file, type } = FORMS[form];
  return (
    <>
      <p className="wrap-anywhere">
        {name} is registered. Below is its private part: it is in this page and nowhere else, and gone when you close this. Put it
        where your back end keeps its secrets.
      </p>
      <RadioField
        label="Written as"
        value={form}
        onChange={setForm}
        options={[
          { value: "pem", label: FORMS.pem.label, hint: "The code of the playground reads this." },
          { value: "jwk", label: FORMS.jwk.label, hint: "For libraries such as jose." },
        ]}
      />
      <CodeBlock code={text} label="The private key" />
      <p className="text-note text-muted">
        Tokens name it as “kid”: <code className="font-mono break-all text-ink">{kid}</code>
      </p>
      <Check label="I have put it where my back end finds it" isSelected={kept} onChange={setKept} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          onPress={() => {
            download(text, file, type);
            setKept(true);
          }}
        >
          <Icon name="download" />
          Download {file}
        </Button>
        <Button look="main" onPress={close} isDisabled={!kept}>
          Done
        </Button>
      </div>
    </>
  );
}

function download(text: string, file: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
