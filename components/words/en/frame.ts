import type { ErrorCode } from "#components/embed/protocol.ts";

/** What a frame says around its dashboard, to whoever looks at a page of a tenant's. */
export const frame = {
  /** The name of the page, before its dashboard is known. */
  title: "Dashboard",
  dashboards: { spending: "Spending", devices: "Devices" },
  loading: "The figures are on their way",
  /** The head of a refusal. */
  notOpened: "This view could not be opened",
  sessionEnded: {
    title: "This view has ended",
    text: "This view can be opened once. Open it again from the page it stands in.",
  },
  tokenNeeded: { title: "One moment", text: "This view is being renewed by the page it stands in." },
  offline: {
    title: "No connection",
    text: "The figures shown may be out of date. They follow as soon as the connection is back.",
  },
  retry: "Try again",
  reload: "Load again",
  withheld: "What is behind this figure is not part of this view.",
  noData: "There is nothing to show for this period.",
  print: "Print",
  debugTitle: "For developers: what this frame says",
  errors: {
    TOKEN_REFUSED: "Load the page it stands in again. If that does not help, tell whoever runs it.",
    TOKEN_ENDPOINT: "The page around this view did not say who you are. Load it again.",
    SESSION_ENDED: "This view has ended. Load the page it stands in again.",
    SESSION_CHANGED: "Somebody else has signed in to the page around this view. It is loaded again.",
    DASHBOARD_NOT_ALLOWED: "This dashboard is not open to you. Ask whoever gave you access to this page.",
    NOT_ALLOWED: "That is not part of this view. Ask whoever gave you access to this page.",
    BAD_MESSAGE: "The page around this view said something it does not understand. Nothing has changed.",
    NETWORK: "The figures could not be fetched. Check your connection and try again.",
    OPTIONS: "The page around this view asked for something that does not exist. Tell whoever runs it.",
    INTERNAL: "Something failed on our side; nothing of yours is lost. It may work in a moment.",
  } satisfies Record<ErrorCode, string>,
};
export type FrameMessages = typeof frame;
