const PATHS = {
  down: "M4 6l4 4 4-4",
  right: "M6 4l4 4-4 4",
  left: "M10 4l-4 4 4 4",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.5 8.5l3 3 6-7",
  up: "M8 12.5v-9M4.5 7L8 3.5 11.5 7",
  fall: "M8 3.5v9M4.5 9L8 12.5 11.5 9",
  level: "M3.5 8h9",
  info: "M8 7.25v4M8 4.9v.2M14 8A6 6 0 112 8a6 6 0 0112 0z",
  table: "M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6",
  chart: "M3 13V8.5M8 13V3M13 13V6",
  copy: "M6 6h7v7.5H6zM10 6V2.5H3V10h3",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5",
  plus: "M8 3v10M3 8h10",
  search: "M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.5 10.5L14 14",
  download: "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10",
  upload: "M8 11V3M4.5 6L8 2.5 11.5 6M3 13.5h10",
  more: "M3.1 8a.4.4 0 10.8 0 .4.4 0 00-.8 0zM7.6 8a.4.4 0 10.8 0 .4.4 0 00-.8 0zM12.1 8a.4.4 0 10.8 0 .4.4 0 00-.8 0z",
  link: "M6.5 9.5l3-3M7 4.8l1.3-1.3a2.9 2.9 0 014.2 4.2L11.2 9M9 11.2l-1.3 1.3a2.9 2.9 0 01-4.2-4.2L4.8 7",
  columns: "M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9",
  warning: "M8 2.5L14 13H2zM8 6.5v3M8 11.2v.1",
  bin: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9",
  pencil: "M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4zM9.5 4.3l2.2 2.2",
  play: "M5 3.5v9l7-4.5z",
  undo: "M5.5 3L2.5 6l3 3M2.5 6h7a3.75 3.75 0 010 7.5H6",
  redo: "M10.5 3l3 3-3 3M13.5 6h-7a3.75 3.75 0 000 7.5H10",
  refresh: "M13 8a5 5 0 11-1.5-3.6M13 2.5v2.7h-2.7",
  person: "M8 8a2.6 2.6 0 100-5.2A2.6 2.6 0 008 8zM3 13.5c.4-2.4 2.4-3.6 5-3.6s4.6 1.2 5 3.6",
  people:
    "M6 8a2.3 2.3 0 100-4.6A2.3 2.3 0 006 8zM1.8 13c.3-2.1 2-3.2 4.2-3.2s3.9 1.1 4.2 3.2M10.4 3.6a2.3 2.3 0 010 4.2M12 9.9c1.3.4 2 1.5 2.2 3.1",
  key: "M5.5 13a2.8 2.8 0 100-5.6 2.8 2.8 0 000 5.6zM7.5 8.2L13 2.7M10.7 5l2 2",
  gear: "M8 10.2a2.2 2.2 0 100-4.4 2.2 2.2 0 000 4.4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6L5 5M11 11l1.4 1.4M3.6 12.4L5 11M11 5l1.4-1.4",
  mail: "M2 3.5h12v9H2zM2.3 4L8 8.5 13.7 4",
  eye: "M1.5 8S3.8 3.5 8 3.5 14.5 8 14.5 8 12.2 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 100-4 2 2 0 000 4z",
  sun: "M8 10.8a2.8 2.8 0 100-5.6 2.8 2.8 0 000 5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9",
  moon: "M13.2 9.6A5.6 5.6 0 016.4 2.8a5.6 5.6 0 106.8 6.8z",
  out: "M9.5 3H3.5v10h6M7 8h7M11.5 5.5L14 8l-2.5 2.5",
  building: "M3.5 13.5v-11h9v11M2 13.5h12M6 5.5h1M9 5.5h1M6 8.5h1M9 8.5h1M7 13.5v-2.5h2v2.5",
  clock: "M8 14A6 6 0 108 2a6 6 0 000 12zM8 4.8V8l2.2 1.6",
  list: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
} as const;

/** What shows a direction of reading turns with it. */
const TURNING: readonly string[] = ["left", "right", "undo", "redo", "out"];

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 px. Always beside words or a label, so it says nothing itself. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`size-4 shrink-0 ${TURNING.includes(name) ? "rtl:-scale-x-100" : ""} ${className}`}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
