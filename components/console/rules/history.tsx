"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RuleVersion } from "#components/console/outputs.ts";
import { plural } from "#components/dashboards/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Table } from "#components/ui/table.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { When } from "#components/ui/when.tsx";

type Props = {
  first: RuleVersion[] | null;
  current: number;
  zone: string /** A draft that would be lost, or not fit any more. */;
  hasDraft: boolean;
};

/** Every set of rules that was in force, to be restored. */
export function History({ first, current, zone, hasDraft }: Props) {
  const { data: versions } = useQuery(useTRPC().rules.versions.queryOptions(undefined, { ...(first && { initialData: first }) }));
  if (!versions) return <div aria-busy="true" className="h-40 rounded-box bg-sunken" />;
  if (versions.length === 0) {
    return (
      <Notice title="Nothing was changed yet">
        <p>Each time a draft is applied, the rules before it are kept here and can be restored.</p>
      </Notice>
    );
  }
  return (
    <Table
      label="Versions of the rules"
      columns={[
        { name: "Version" },
        { name: "In force" },
        { name: "By", wide: true },
        { name: "Rules", wide: true },
        { name: "Why" },
        { name: "Actions", end: true },
      ]}
      rows={versions.map((version) => ({
        key: String(version.version),
        cells: [
          version.version,
          <When key="at" at={version.appliedAt} zone={zone} />,
          <span key="by" className="wrap-anywhere">
            {version.appliedBy}
          </span>,
          `${version.categoryRules} for categories, ${version.merchantRules} for merchants`,
          <span key="why" className="wrap-anywhere text-muted">
            {[version.restored !== null && `Version ${version.restored} restored`, version.note].filter(Boolean).join(": ")}
          </span>,
          version.version === current ? (
            <Badge key="now" tone="good">
              In force
            </Badge>
          ) : (
            <Restore key="restore" version={version} current={current} hasDraft={hasDraft} />
          ),
        ],
      }))}
    />
  );
}

function Restore({ version, current, hasDraft }: { version: RuleVersion; current: number; hasDraft: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const restore = useMutation(trpc.rules.restore.mutationOptions());
  return (
    <Confirm
      trigger={
        <Button look="quiet" aria-label={`Restore version ${version.version}`}>
          Restore
        </Button>
      }
      title={`Restore version ${version.version}?`}
      text={
        <>
          <p>
            Its {plural(version.categoryRules + version.merchantRules, "rule")} take the place of those in force, and all past
            payments are brought up to them in the background.
          </p>
          {hasDraft && <p>Your draft is kept, but was made from the rules in force now.</p>}
        </>
      }
      action="Restore"
      onConfirm={async () => {
        const done = await restore.mutateAsync({ version: version.version, base: current });
        await queryClient.invalidateQueries({ queryKey: trpc.rules.pathKey() });
        toast({ text: `Version ${version.version} is in force again, as version ${done.version}.`, tone: "good" });
      }}
    />
  );
}
