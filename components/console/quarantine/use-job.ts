"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { QuarantineJob } from "#components/console/outputs.ts";
import { isOver } from "#components/console/quarantine/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { useVisible } from "#components/data/use-visible.ts";
import type { JobRequest } from "#server/quarantine/quarantine-input.ts";

const POLL_MS = 500;

/**
 * A job on the quarantine: asked for, followed while somebody looks, and cancelled.
 * @param running one that was under way when the page was opened
 * @param onEnd told once, with the job as it ended
 */
export function useJob(onEnd: (job: QuarantineJob) => void, running: QuarantineJob | null = null) {
  const trpc = useTRPC();
  const visible = useVisible();
  const [asked, setAsked] = useState<QuarantineJob | null>(running);
  const { data } = useQuery(
    trpc.quarantine.job.queryOptions(
      { id: asked?.id ?? "" },
      {
        enabled: asked !== null && visible,
        refetchInterval: (query) => (query.state.data && isOver(query.state.data) ? false : POLL_MS),
        staleTime: 0,
      },
    ),
  );
  const job = data && asked && data.id === asked.id ? data : asked;
  const ended = useRef<string | null>(null);
  const told = useRef(onEnd);
  useEffect(() => {
    told.current = onEnd;
  });
  useEffect(() => {
    if (!job || !isOver(job) || ended.current === job.id) return;
    ended.current = job.id;
    told.current(job);
  }, [job]);

  const start = useMutation(trpc.quarantine.start.mutationOptions());
  const cancel = useMutation(trpc.quarantine.cancel.mutationOptions());
  return {
    job,
    /** @throws what the server refuses it for */
    start: async (request: Omit<JobRequest, "rehearsal" | "note"> & { rehearsal?: boolean; note?: string }) => {
      const made = await start.mutateAsync(request);
      setAsked(made);
      return made;
    },
    cancel: () => job && cancel.mutate({ id: job.id }),
    forget: () => setAsked(null),
    isStarting: start.isPending,
    isCancelling: cancel.isPending,
  };
}
