"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import type { QuarantineJob, RefusedRow } from "#components/console/outputs.ts";
import { DiscardDialog } from "#components/console/quarantine/discard-dialog.tsx";
import { JobProgress } from "#components/console/quarantine/job-progress.tsx";
import { NothingRefused } from "#components/console/quarantine/nothing-refused.tsx";
import { refusedColumns } from "#components/console/quarantine/refused-columns.tsx";
import { type Asked, ReplayDialog } from "#components/console/quarantine/replay-dialog.tsx";
import { useJob } from "#components/console/quarantine/use-job.ts";
import { eventsWord, jobOutcome } from "#components/console/quarantine/words.ts";
import { useMore } from "#components/console/use-more.ts";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { QuarantineFilter } from "#server/quarantine/quarantine-input.ts";

type State = RefusedRow["state"] | null;
type Props = {
  first: { refused: RefusedRow[]; next: string | null };
  filter: QuarantineFilter;
  state: State;
  /** How many fit the filter and can be dealt with: open ones, or discarded ones where those are shown. Null for who may not. */
  matching: number | null;
  /** A job that is under way. */
  running: QuarantineJob | null;
  zone: string;
};
type Dialog = { kind: "replay" | "discard"; asked: Asked; clear?: () => void };

/** Refused events, and what can be done with some or all of them. */
export function QuarantineList({ first, filter, state, matching, running, zone }: Props) {
  const [trpc, queryClient, router, toast] = [useTRPC(), useQueryClient(), useRouter(), useToast()];
  const columns = useMemo(() => refusedColumns(zone), [zone]);
  const page = useMemo(() => ({ rows: first.refused, next: first.next }), [first]);
  const { rows, more } = useMore(page, async (after) => {
    const next = await queryClient.fetchQuery(
      trpc.quarantine.list.queryOptions({ ...withoutIds(filter), ...(state && { state }), after }),
    );
    return { rows: next.refused, next: next.next };
  });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const job = useJob((ended) => {
    router.refresh();
    if (ended.state === "failed") toast({ text: `It stopped half-way: ${ended.error ?? "no reason is known"}`, tone: "bad" });
    else toast({ text: `${jobOutcome(ended)}.`, tone: ended.refused > 0 ? "bad" : "good", ...undo(ended) });
  }, running);

  const reopen = (of: QuarantineFilter) =>
    job.start({ kind: "reopen", filter: of }).catch((error: unknown) => toast({ text: failureOf(error).message, tone: "bad" }));
  function undo(ended: QuarantineJob) {
    if (ended.kind !== "discard" || !ended.filter.ids) return {};
    return { action: { label: "Undo", onPress: () => void reopen(ended.filter) } };
  }
  const choose = (kind: Dialog["kind"], asked: Asked, clear?: () => void) => setDialog({ kind, asked, ...(clear && { clear }) });
  const allAsked: Asked = {
    filter,
    events: matching ?? 0,
    ...(filter.code && { code: filter.code }),
    ...(filter.path && { path: filter.path }),
  };
  const done = () => {
    dialog?.clear?.();
    setDialog(null);
  };

  const discarded = state === "discarded";
  return (
    <>
      {job.job && <JobProgress job={job.job} onCancel={job.cancel} isCancelling={job.isCancelling} />}
      <DataGrid
        label="Quarantine"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.eventId ?? row.code}
        rowHref={(row) => `/data/quarantine/${row.id}`}
        {...(matching !== null && { selection: (row: RefusedRow) => row.state === (discarded ? "discarded" : "open") })}
        bulk={(chosen, clear) => {
          const asked = askedOf(chosen);
          return discarded ? (
            <Button onPress={() => void reopen(asked.filter).then(clear)}>Reopen</Button>
          ) : (
            <>
              <Button look="main" onPress={() => choose("replay", asked, clear)}>
                Replay…
              </Button>
              <Button onPress={() => choose("discard", asked, clear)}>Discard…</Button>
            </>
          );
        }}
        actions={
          matching !== null && matching > 0 ? (
            <Menu
              label={`All ${eventsWord(matching)} that match`}
              trigger={
                <Button>
                  {`All ${eventsWord(matching)}`}
                  <Icon name="down" />
                </Button>
              }
              items={
                discarded
                  ? [{ id: "reopen", label: "Reopen all that match", icon: "undo", onAction: () => void reopen(filter) }]
                  : [
                      { id: "replay", label: "Replay all that match…", icon: "play", onAction: () => choose("replay", allAsked) },
                      {
                        id: "discard",
                        label: "Discard all that match…",
                        icon: "bin",
                        danger: true,
                        onAction: () => choose("discard", allAsked),
                      },
                    ]
              }
            />
          ) : undefined
        }
        more={more}
        empty={<NothingRefused state={state} narrowed={Object.keys(filter).length > 0} />}
      />
      {dialog && (
        <Modal
          title={`${dialog.kind === "replay" ? "Replay" : "Discard"} ${eventsWord(dialog.asked.events)}`}
          size={dialog.kind === "replay" ? "medium" : "small"}
          urgent
          isOpen
          onOpenChange={(open) => open || setDialog(null)}
        >
          {() =>
            dialog.kind === "replay" ? (
              <ReplayDialog
                asked={dialog.asked}
                close={() => setDialog(null)}
                start={(change) => job.start({ kind: "replay", filter: dialog.asked.filter, change }).then(done)}
              />
            ) : (
              <DiscardDialog
                events={dialog.asked.events}
                close={() => setDialog(null)}
                start={(note) => job.start({ kind: "discard", filter: dialog.asked.filter, note }).then(done)}
              />
            )
          }
        </Modal>
      )}
    </>
  );
}

function withoutIds({ ids: _ids, ...filter }: QuarantineFilter) {
  return filter;
}

/** Those that were picked, with the reason that all of them share. */
function askedOf(chosen: RefusedRow[]): Asked {
  const [one] = chosen;
  const alike = one !== undefined && chosen.every(({ code, path }) => code === one.code && path === one.path);
  return { filter: { ids: chosen.map(({ id }) => id) }, events: chosen.length, ...(alike && { code: one.code, path: one.path }) };
}
