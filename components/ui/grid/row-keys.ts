import type { KeyboardEvent } from "react";

const STOPS = "a[href], button, input[type=checkbox]";

/** Down and up go from a row's link or box to the same one of the row below or above. Buttons keep the keys for their menus. */
export function moveByRow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const from = event.target;
  if (!(from instanceof HTMLAnchorElement || (from instanceof HTMLInputElement && from.type === "checkbox"))) return;
  const row = from.closest("tr");
  const place = row ? [...row.querySelectorAll(STOPS)].indexOf(from) : -1;
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const to = next ? [...next.querySelectorAll<HTMLElement>(STOPS)][place] : undefined;
  if (!to) return;
  event.preventDefault();
  to.focus();
}
