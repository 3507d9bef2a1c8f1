import type { Opening } from "#components/embed/protocol.ts";
import type { MountOptions } from "#components/embed/sdk/options.ts";

/** A name nobody can guess: 128 bits. */
export const random = (): string => crypto.getRandomValues(new Uint32Array(4)).join("-");

/** The words of the frame's `sandbox` attribute; nothing for a frame without one. */
export const sandboxOf = ({ sandbox }: MountOptions) => (sandbox === true || sandbox === "" ? "allow-scripts" : sandbox);

/** An empty frame at the end of the element, as wide as it, with a name that a form can aim at. */
export function makeFrame(element: Element, options: MountOptions, height: number): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.name = `inlay-${Math.random()}`;
  frame.title = options.title ?? options.dashboard;
  frame.allow = "clipboard-write";
  const sandbox = sandboxOf(options);
  if (sandbox) frame.setAttribute("sandbox", sandbox);
  frame.style.cssText = `display:block;width:100%;border:0;height:${height}px`;
  element.append(frame);
  return frame;
}

/**
 * Opens a dashboard in the frame by a form of the host's page, so that the token is in a body alone. The fields come when the
 * browser gathers them: none of them ever stands in the page.
 */
export function postThrough(frame: HTMLIFrameElement, door: string, fields: Opening): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = door;
  form.target = frame.name;
  form.onformdata = ({ formData }) => {
    for (const [name, value] of Object.entries(fields)) if (value) formData.set(name, value);
  };
  // Gone again before anything is drawn.
  frame.after(form);
  form.submit();
  form.remove();
}
