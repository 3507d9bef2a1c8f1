"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { EmbedSessionPage, EmbedSessionRow } from "#components/console/embedding/outputs.ts";
import { RevokeSessions } from "#components/console/embedding/sessions/revoke-sessions.tsx";
import { sessionColumns, sessionName } from "#components/console/embedding/sessions/session-columns.tsx";
import { SESSION_STATES, type SessionState } from "#components/console/embedding/sessions/session-state.ts";
import { Narrowing } from "#components/console/narrowing.tsx";
import { useMore } from "#components/console/use-more.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";

type Props = { first: EmbedSessionPage; state: SessionState | null; zone: string; manages: boolean };

const isLive = (session: EmbedSessionRow) => session.state === "live";

/** Frames that run in tenants' apps, and those of the last days: the newest first. */
export function SessionsPage({ first, state, zone, manages }: Props) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const columns = useMemo(() => sessionColumns(zone), [zone]);
  const page = useMemo(() => ({ rows: first.sessions, next: first.next }), [first]);
  const { rows, more } = useMore(page, async (before) => {
    const question = trpc.embed.sessions.queryOptions({ ...(state !== null && { state }), before }, { staleTime: 0 });
    const { sessions, next } = await queryClient.fetchQuery(question);
    return { rows: sessions, next };
  });
  return (
    <Narrowing
      path="/settings/embedding/sessions"
      values={{ state }}
      fields={[
        {
          kind: "choice",
          name: "state",
          label: "State",
          any: "Any",
          options: Object.entries(SESSION_STATES).map(([value, { name }]) => ({ value, label: name })),
        },
      ]}
    >
      <DataGrid
        label="Sessions of frames"
        rows={rows}
        columns={columns}
        rowKey={(session) => session.id}
        rowName={(session) => `the session of ${sessionName(session)}`}
        more={more}
        {...(manages && {
          selection: isLive,
          bulk: (chosen: EmbedSessionRow[], clear: () => void) => (
            <RevokeSessions sessions={chosen} onRevoked={clear} trigger={<Button className="text-bad">End</Button>} />
          ),
          actions: (session: EmbedSessionRow) =>
            isLive(session) && (
              <RevokeSessions
                sessions={[session]}
                trigger={
                  <Button look="quiet" aria-label={`End the session of ${sessionName(session)}`}>
                    End
                  </Button>
                }
              />
            ),
        })}
        empty={
          <Notice title={state === null ? "No frame was opened yet" : "None of these"}>
            <p>
              {state === null
                ? "As soon as your app shows a dashboard, its session is listed here: whose figures it shows, in which page, and until when."
                : `No session is ${SESSION_STATES[state].name.toLowerCase()} at the moment.`}
            </p>
          </Notice>
        }
      />
    </Narrowing>
  );
}
