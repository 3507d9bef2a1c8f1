import { createElement, StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { InlayDashboard, type InlayDashboardProps, type InlayDashboardRef } from "#components/embed/react/inlay-dashboard.ts";

declare global {
  interface Window {
    /** Renders again with other props; null takes the dashboard away. */
    render(props: InlayDashboardProps | null): void;
    dashboard: InlayDashboardRef | null;
  }
}

/** A React host in strict mode, whose props a test sets. */
function Host() {
  const [props, setProps] = useState<InlayDashboardProps | null>(null);
  useEffect(() => {
    window.render = setProps;
  }, []);
  if (!props) return null;
  return createElement(InlayDashboard, {
    ...props,
    ref: (dashboard: InlayDashboardRef | null) => {
      window.dashboard = dashboard;
    },
  });
}

const root = typeof document === "undefined" ? null : document.querySelector("#react");
if (root) createRoot(root).render(createElement(StrictMode, null, createElement(Host)));
