/** What people press and go to by the keys. */
const USABLE = "a, button, input, summary, [role]";

/**
 * Finds what an element was in a page that has been made anew: the one of the same name, among those that are called so the one
 * in the same place.
 */
export function samePlace(element: Element): () => Element | undefined {
  const usable = element.closest(USABLE) ?? element;
  const alike = () => [...document.querySelectorAll(usable.tagName)].filter((other) => nameOf(other) === nameOf(usable));
  const place = alike().indexOf(usable);
  return () => alike()[place];
}

const nameOf = (element: Element) => element.getAttribute("aria-label") ?? element.textContent;
