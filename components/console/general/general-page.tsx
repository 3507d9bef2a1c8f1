import { BrandForm } from "#components/console/general/brand-form.tsx";
import { LogoForm } from "#components/console/general/logo-form.tsx";
import { SettingsForm } from "#components/console/general/settings-form.tsx";
import type { TenantDetails } from "#components/console/outputs.ts";
import { Facts } from "#components/ui/description-list.tsx";
import { Id } from "#components/ui/id.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { Panel } from "#components/ui/panel.tsx";

/** What a tenant is called, how it counts, and how it looks; or for those who may not change it, what is set. */
export function GeneralPage({ tenant, manages }: { tenant: TenantDetails; manages: boolean }) {
  return (
    <>
      <PageTitle title="General" lead="What your company is called here, how its days and money are counted, and how it looks." />
      <div className="flex max-w-180 flex-col gap-6">
        <Panel title="Company">
          {manages ? (
            <SettingsForm tenant={tenant} />
          ) : (
            <Facts
              rows={[
                { name: "Name", value: tenant.name },
                { name: "Time zone", value: tenant.zone },
                { name: "Currency", value: tenant.currency },
              ]}
            />
          )}
        </Panel>
        {manages && (
          <>
            <Panel
              title="Colour"
              lead="Links, buttons and what is chosen take it. It is lightened or darkened until it can be read."
            >
              <BrandForm tenant={tenant} />
            </Panel>
            <Panel title="Logo">
              <LogoForm tenant={tenant} />
            </Panel>
          </>
        )}
        <Panel title="For your servers">
          <Facts
            rows={[
              { name: "Tenant", value: <Id id={tenant.id} what="tenant's id" /> },
              { name: "Slug", value: <Id id={tenant.slug} what="slug" /> },
              { name: "Events a minute", value: tenant.eventsPerMinute.toLocaleString("en-GB") },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
