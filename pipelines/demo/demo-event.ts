/** An event of the demo and when a sender would have known it: the order in which events are sent. */
export type DemoEvent = { knownAt: number; event: CloudEvent };

export type CloudEvent = {
  specversion: "1.0";
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  data: Record<string, unknown>;
};

/** What happened after `from` and up to `to`, in the order of `knownAt`. */
export type DemoSource = {
  /** Subjects, accounts, devices: sent before anything else; the same in every run. */
  standing: () => CloudEvent[];
  between: (from: number, to: number) => Generator<DemoEvent[]>;
};

/** When the entities of the demo came to be. Fixed, so that a second run sends the very same events. */
export const BEGINNING = "2024-01-01T00:00:00Z";
