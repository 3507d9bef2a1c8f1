"use client";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useNavigation } from "#components/controls/navigate.tsx";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** Which currency is shown, where there are several: they are never added up. */
export function CurrencyChoice({ current, all }: { current: string; all: string[] }) {
  const words = useWords().shared.currency;
  const { change } = useNavigation();
  if (all.length < 2) return null;
  return (
    <MenuTrigger>
      <Button aria-label={words.current(current)}>
        {current}
        <Icon name="down" className="text-muted" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} min-w-28`}>
        <Menu
          aria-label={words.label}
          selectionMode="single"
          selectedKeys={[current]}
          onAction={(key) => change({ currency: String(key) })}
          className="p-1 outline-none"
        >
          {all.map((currency) => (
            <MenuItem
              key={currency}
              id={currency}
              className="group flex cursor-pointer items-center gap-2 rounded-box px-2 py-1.5 outline-none data-[focused]:bg-sunken"
            >
              {currency}
              <Icon name="check" className="ms-auto text-accent opacity-0 group-data-[selected]:opacity-100" />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
