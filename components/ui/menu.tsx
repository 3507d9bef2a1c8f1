"use client";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { PANEL } from "#components/ui/explain.tsx";
import { ITEM } from "#components/ui/field-look.ts";
import { Icon, type IconName } from "#components/ui/icon.tsx";

export type Action = {
  id: string;
  label: string;
  onAction?: () => void;
  /** Goes there instead. */
  href?: string;
  danger?: boolean;
  isDisabled?: boolean;
  icon?: IconName;
};

type Props = {
  label: string;
  /** The button that opens it. */
  trigger: ReactElement;
  items: Action[];
};

/** Things to do, behind a button. What destroys stands below a line. */
export function Menu({ label, trigger, items }: Props) {
  const router = useRouter();
  const [calm, grave] = [items.filter((item) => !item.danger), items.filter((item) => item.danger)];
  const run = (key: string | number) => {
    const item = items.find(({ id }) => id === key);
    item?.onAction?.();
    if (item?.href) router.push(item.href);
  };
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={`${PANEL} max-w-80 min-w-44`}>
        <AriaMenu
          aria-label={label}
          onAction={run}
          disabledKeys={items.filter((item) => item.isDisabled).map(({ id }) => id)}
          className="p-1 outline-none"
        >
          {calm.map(item)}
          {calm.length > 0 && grave.length > 0 && <Separator className="my-1 border-t border-line" />}
          {grave.map(item)}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function item({ id, label, icon, danger }: Action) {
  return (
    <MenuItem key={id} id={id} textValue={label} className={`${ITEM} ${danger ? "text-bad data-[focused]:bg-bad-tint" : ""}`}>
      {icon && <Icon name={icon} className={danger ? "" : "text-muted"} />}
      <span className="min-w-0 wrap-anywhere">{label}</span>
    </MenuItem>
  );
}
