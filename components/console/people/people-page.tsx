"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { DisablePeople } from "#components/console/people/disable-people.tsx";
import { InvitePerson } from "#components/console/people/invite-person.tsx";
import { peopleColumns } from "#components/console/people/people-columns.tsx";
import { usePeopleFilters } from "#components/console/people/people-filters.tsx";
import { type InvitationRow, peopleOf, type UserRow } from "#components/console/people/person.ts";
import { PersonMenu } from "#components/console/people/person-menu.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";

type Props = { users: UserRow[]; invitations: InvitationRow[]; zone: string /** One's own id. */; self: string };

/** Everyone who may sign in for a tenant, and who has been invited to. */
export function PeoplePage({ users: first, invitations: asked, zone, self }: Props) {
  const trpc = useTRPC();
  const { data: users } = useQuery(trpc.users.list.queryOptions(undefined, { initialData: first }));
  const { data: invitations } = useQuery(trpc.invitations.list.queryOptions(undefined, { initialData: asked }));
  const people = useMemo(() => peopleOf(users, invitations), [users, invitations]);
  const { shown, fields, clear, filtered } = usePeopleFilters(people);
  const columns = useMemo(() => peopleColumns(zone, self), [zone, self]);
  return (
    <>
      <PageTitle title="People" lead="Who may sign in here, and what they may see and do" actions={<InvitePerson />} />
      <DataGrid
        label="People"
        rows={shown}
        columns={columns}
        rowKey={(person) => person.id}
        tools={fields}
        search={{ placeholder: "Name, address, customer" }}
        selection={(person) => person.state === "active" && person.id !== self}
        bulk={(chosen, done) => <DisablePeople people={chosen} onDone={done} trigger={<Button look="danger">Disable</Button>} />}
        actions={(person) => <PersonMenu person={person} self={self} />}
        empty={
          filtered ? (
            <Notice title="Nobody like that" actions={<Button onPress={clear}>Show everyone</Button>}>
              <p>Nobody here has this role and this state.</p>
            </Notice>
          ) : (
            <Notice title="Nobody yet" actions={<InvitePerson />}>
              <p>Invite the first person: a colleague, or a customer who shall see their own dashboard.</p>
            </Notice>
          )
        }
      />
    </>
  );
}
