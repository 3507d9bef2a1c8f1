"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { TokenReport } from "#components/console/embedding/playground/token-report.tsx";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";

/** Says what is right and wrong with a token that a developer's own code made. It is not redeemed by that. */
export function CheckToken() {
  const trpc = useTRPC();
  const lint = useMutation(trpc.embed.lint.mutationOptions());
  const [token, setToken] = useState("");
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== "") lint.mutate({ token: token.trim() });
      }}
    >
      <TextField
        label="A token that your code made"
        value={token}
        onChange={setToken}
        multiline
        mono
        rows={4}
        placeholder="eyJhbGciOiJFZERTQSIs…"
        hint="It is checked and not redeemed: your page can still use it."
      />
      <FailureNote failure={lint.error && failureOf(lint.error)} />
      <div className="flex justify-end">
        <Button type="submit" isPending={lint.isPending} isDisabled={token.trim() === ""}>
          Check it
        </Button>
      </div>
      {lint.data && <TokenReport report={lint.data} />}
    </form>
  );
}
