"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { DialogTrigger } from "react-aria-components";
import type { KeyRow } from "#components/console/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";
import { Modal } from "#components/ui/modal.tsx";

type Scope = KeyRow["scopes"][number];

const SCOPES: Record<Scope, string> = {
  "events:write": "Send events",
  "events:read": "See batches, refused events, and events",
  "query:read": "Ask for figures",
  "embed:mint": "Open dashboards for embedding",
};

const DAY_MS = 86_400_000;
const LIVES = [
  { days: "90", name: "90 days" },
  { days: "365", name: "One year" },
  { days: "", name: "Until it is revoked" },
];

/** Makes a key and shows it, once. */
export function CreateKey() {
  return (
    <DialogTrigger>
      <Button look="main">Create a key</Button>
      <Modal title="New API key">{(close) => <Form close={close} />}</Modal>
    </DialogTrigger>
  );
}

function Form({ close }: { close: () => void }) {
  const id = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [wrong, setWrong] = useState<string | null>(null);
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() }),
      onError: (error) => setWrong(error.message),
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name")).trim();
    const scopes = form.getAll("scope") as Scope[];
    const days = String(form.get("days"));
    if (name === "") return setWrong("Give it a name that says which server uses it.");
    if (scopes.length === 0) return setWrong("Choose at least one thing that it may do.");
    setWrong(null);
    create.mutate({
      name,
      scopes,
      ...(days !== "" && { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
    });
  }

  if (create.data) {
    return (
      <>
        <p>This is the only time it is shown. Copy it to where your server keeps its secrets.</p>
        <CodeBlock code={create.data.key} label="The new key" />
        <Button look="main" onPress={close}>
          Done
        </Button>
      </>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-name`}>Name</label>
        <input id={`${id}-name`} name="name" maxLength={200} className="h-9 rounded-box border border-field bg-surface px-3" />
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1">It may</legend>
        {Object.entries(SCOPES).map(([scope, name]) => (
          <label key={scope} className="flex cursor-pointer items-baseline gap-2">
            <input
              type="checkbox"
              name="scope"
              value={scope}
              defaultChecked={scope === "events:write"}
              className="accent-accent-fill"
            />
            <span>
              {name} <code className="font-mono text-note text-muted">{scope}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-days`}>It works for</label>
        <select id={`${id}-days`} name="days" className="h-9 rounded-box border border-field bg-surface px-2">
          {LIVES.map(({ days, name }) => (
            <option key={name} value={days}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {wrong && (
        <p role="alert" className="text-bad">
          {wrong}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={close}>Cancel</Button>
        <Button type="submit" look="main" isPending={create.isPending}>
          Create
        </Button>
      </div>
    </form>
  );
}
