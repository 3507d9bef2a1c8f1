import { type CSSProperties, createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";
import { handlerOf } from "#components/embed/sdk/emitter.ts";
import { mount } from "#components/embed/sdk/mount.ts";
import type { Handle, MountOptions } from "#components/embed/sdk/options.ts";

export type InlayDashboardProps = MountOptions & { className?: string; style?: CSSProperties };
/** What the ref of `<InlayDashboard>` holds. Without a frame its functions do nothing. */
export type InlayDashboardRef = Omit<Handle, "destroy">;

/**
 * A dashboard in a React app: `<InlayDashboard base="https://inlay.example" dashboard="spending" tokenUrl="/inlay-token" />`.
 * Another dashboard, token address, base, sandbox, title or debug opens another frame; locale and theme change the one that is
 * there; handlers and `getToken` may be new in every render. `state` and `height` count when a frame is opened.
 */
export const InlayDashboard = forwardRef<InlayDashboardRef, InlayDashboardProps>(function InlayDashboard(props, ref) {
  const { dashboard, tokenUrl, base, sandbox, title, debug, locale, className, style } = props;
  const theme = JSON.stringify(props.theme);
  const box = useRef<HTMLDivElement>(null);
  const handle = useRef<Handle | null>(null);
  const latest = useRef(props);
  const shown = useRef({ locale, theme });

  // Before the effects below, which read it.
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const now = latest.current;
    shown.current = { locale: now.locale, theme: JSON.stringify(now.theme) };
    const getToken = now.getToken && (() => latest.current.getToken!());
    const { state, height } = now;
    const fixed = { dashboard, tokenUrl, base, sandbox, title, debug };
    const first = { getToken, state, height, locale: now.locale, theme: now.theme };
    const mounted = mount(box.current!, { ...fixed, ...first }, (event, detail) => handlerOf(latest.current, event)?.(detail));
    handle.current = mounted;
    return () => {
      mounted.destroy();
      handle.current = null;
    };
  }, [dashboard, tokenUrl, base, sandbox, title, debug]);

  useEffect(() => {
    if (locale && locale !== shown.current.locale) handle.current?.setLocale(locale);
    if (theme && theme !== shown.current.theme) handle.current?.setTheme(JSON.parse(theme));
    shown.current = { locale, theme };
  }, [locale, theme]);

  useImperativeHandle(
    ref,
    () => ({
      setFilters: (state) => handle.current?.setFilters(state),
      setTheme: (change) => handle.current?.setTheme(change),
      setLocale: (next) => handle.current?.setLocale(next),
      export: (tile) => handle.current?.export(tile),
      print: () => handle.current?.print(),
      reload: () => handle.current?.reload(),
      on: (event, listener) => handle.current?.on(event, listener) ?? (() => {}),
    }),
    [],
  );
  return createElement("div", { ref: box, className, style });
});
