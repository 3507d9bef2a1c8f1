import type { Handle, MountOptions } from "#components/embed/sdk/options.ts";

type Sdk = { mount: (where: Element, options: MountOptions) => Handle };

let loading: Promise<Sdk> | null = null;

/**
 * The SDK as every host page has it: the same script from the same place.
 * @throws Error with a sentence when it cannot be loaded; asked again, it is tried again
 */
export function loadSdk(): Promise<Sdk> {
  loading ??= new Promise<Sdk>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/embed/v1.js";
    script.async = true;
    script.onload = () => resolve(window.Inlay);
    script.onerror = () => {
      loading = null;
      script.remove();
      reject(new Error("The script of the frames, /embed/v1.js, could not be loaded. Try again."));
    };
    document.head.append(script);
  });
  return loading;
}
