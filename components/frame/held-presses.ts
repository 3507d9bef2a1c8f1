/**
 * Holds back what is pressed before the page is alive, and presses it when it is: nothing that somebody did is lost.
 */
export function heldPresses(): { release(): void } {
  let pressed: HTMLElement | SVGElement | null = null;
  const hold = (event: MouseEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.target instanceof HTMLElement || event.target instanceof SVGElement) pressed = event.target;
  };
  document.addEventListener("click", hold, { capture: true });
  return {
    release() {
      document.removeEventListener("click", hold, { capture: true });
      const target = pressed;
      pressed = null;
      if (target instanceof HTMLElement) target.click();
      else target?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    },
  };
}
