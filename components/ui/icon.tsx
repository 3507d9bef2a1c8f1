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
} as const;

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
      className={`size-4 shrink-0 ${className}`}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
