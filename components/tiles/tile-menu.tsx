"use client";
import { useEffect } from "react";
import { useCsv } from "#components/csv/use-csv.ts";
import { type TileCsv, useTileDoors } from "#components/tiles/tile-doors.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Action, Menu } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useWords } from "#components/words/use-words.tsx";

type Props = {
  title: string;
  id: string | undefined;
  csv: TileCsv | undefined;
  /** Null where there is nothing to switch to. */
  asTable: boolean | null;
  onAsTable: (asTable: boolean) => void;
};

/** What can be done with a tile: see its data as a table, take them along, send somebody here. */
export function TileMenu({ title, id, csv, asTable, onAsTable }: Props) {
  const toast = useToast();
  const { tile } = useWords().shared;
  const save = useCsv();
  const { exports, links, files } = useTileDoors();
  useEffect(() => {
    if (!files || id === undefined) return;
    files.set(id, csv);
    return () => files.set(id, undefined);
  }, [files, id, csv]);
  const take = async ({ name, make }: TileCsv) => {
    const rows = await save(name, make);
    if (id !== undefined && rows !== null) files?.saved(id, rows);
  };
  const copy = async () => {
    const { origin, pathname, search } = window.location;
    const link = `${origin}${pathname}${search}#tile-${id}`;
    try {
      await navigator.clipboard.writeText(link);
      toast({ text: tile.copied, tone: "good" });
    } catch {
      toast({ text: tile.notCopied(link), tone: "bad" });
    }
  };
  const items: Action[] = [
    ...(asTable === null
      ? []
      : [
          asTable
            ? { id: "chart", label: tile.asChart, icon: "chart" as const, onAction: () => onAsTable(false) }
            : { id: "table", label: tile.asTable, icon: "table" as const, onAction: () => onAsTable(true) },
        ]),
    ...(csv && exports ? [{ id: "csv", label: tile.csv, icon: "download" as const, onAction: () => void take(csv) }] : []),
    ...(id && links ? [{ id: "link", label: tile.link, icon: "link" as const, onAction: () => void copy() }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <Menu
      label={title}
      trigger={
        <Button look="icon" aria-label={tile.more(title)}>
          <Icon name="more" />
        </Button>
      }
      items={items}
    />
  );
}
