import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, whoIs } from "#app/(app)/me.ts";
import { CreateTenant } from "#components/console/create-tenant.tsx";
import { TenantList } from "#components/console/tenant-list.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { Pages } from "#components/ui/pages.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Tenants" };

/** Where an operator chooses the tenant to work in. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([whoIs(), searchParams]);
  if (!me) redirect("/sign-in");
  const [search, after] = [one(query, "search") ?? "", one(query, "after") ?? ""];
  const page = await answer((await caller()).tenants.list({ search, after }));
  return (
    <main className="mx-auto max-w-page px-4 py-8 sm:px-6">
      {page ? (
        <>
          <PageHead
            title="Tenants"
            controls={
              <>
                <CreateTenant />
                <UserMenu me={me} />
              </>
            }
          >
            Choose the one to work in. Its audit trail says that you did.
          </PageHead>
          <TenantList tenants={page.tenants} search={search} current={me.tenant?.id ?? null} />
          <Pages
            first={after === "" ? null : address("/tenants", { search: search || null })}
            next={page.next === null ? null : address("/tenants", { search: search || null, after: page.next })}
          />
        </>
      ) : (
        <Restricted what="The list of tenants" who="whoever runs this installation" />
      )}
    </main>
  );
}
