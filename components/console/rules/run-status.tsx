"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RuleRun } from "#components/console/outputs.ts";
import { isOpen, runWords } from "#components/console/rules/run-words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { monthName } from "#components/format/days.ts";
import { count } from "#components/format/unit.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { useAlive } from "#components/ui/use-alive.ts";
import { When } from "#components/ui/when.tsx";

const POLL_MS = 1_000;

/** How far the past is brought up to the rules in force; nothing where that was never asked for. */
export function RunStatus({ first, zone }: { first: RuleRun | null; zone: string }) {
  const trpc = useTRPC();
  const alive = useAlive();
  const { data: run, dataUpdatedAt } = useQuery(
    trpc.rules.run.queryOptions(undefined, {
      initialData: first,
      refetchInterval: ({ state }) => (isOpen(state.data) ? POLL_MS : false),
    }),
  );
  if (!run) return null;
  if (isOpen(run)) {
    return (
      <section
        aria-label="Run over past payments"
        className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-box border border-line bg-surface p-4"
      >
        <div className="min-w-0 grow basis-80">
          <Progress
            label={`Bringing past payments up to version ${run.ruleVersion}`}
            value={run.monthsDone}
            max={run.monthsTotal ?? 1}
            text={runWords(run, alive ? dataUpdatedAt : null)}
          />
        </div>
        <Cancel run={run} />
      </section>
    );
  }
  return <Ended run={run} zone={zone} />;
}

function Cancel({ run }: { run: RuleRun }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const cancel = useMutation(trpc.rules.cancelRun.mutationOptions());
  return (
    <Confirm
      trigger={<Button>Cancel</Button>}
      title="Cancel the run?"
      text="Months that are done keep the new rules; older ones stay as they were. The rules stay in force for what arrives. It can be run again."
      action="Cancel the run"
      cancel="Let it go on"
      onConfirm={async () => {
        await cancel.mutateAsync({ id: run.id });
        await queryClient.invalidateQueries({ queryKey: trpc.rules.run.queryKey() });
      }}
    />
  );
}

function Ended({ run, zone }: { run: RuleRun; zone: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const again = useMutation(
    trpc.rules.startRun.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.rules.run.queryKey() }),
    }),
  );
  if (run.state === "done") {
    return (
      <p className="text-muted">
        Past payments were brought up to version {run.ruleVersion}, <When at={run.finishedAt ?? run.requestedAt} zone={zone} />:{" "}
        {count(run.rowsSeen)} looked at, {count(run.rowsChanged)} changed.
      </p>
    );
  }
  const left = run.doneFrom
    ? `Payments from ${monthName(run.doneFrom)} on have the new rules; older ones are as they were.`
    : "No month was done.";
  return (
    <section
      aria-label="Run over past payments"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-box border border-line bg-warn-tint p-4"
    >
      <div className="min-w-0 wrap-anywhere">
        <p className="font-strong">
          {run.state === "failed" ? "The run over past payments failed" : "The run over past payments was ended early"}
        </p>
        <p>{left}</p>
        {run.error && <p className="text-note">{run.error}</p>}
        {again.isError && (
          <p role="alert" className="text-bad">
            {again.error.message}
          </p>
        )}
      </div>
      <Button isPending={again.isPending} onPress={() => again.mutate({ which: "all" })}>
        Run again
      </Button>
    </section>
  );
}
