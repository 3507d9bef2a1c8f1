/** What a device of a subject reports, and when it did. Instants and lengths in ms. */
export type Heard = {
  device: string;
  name: string;
  role: "home" | "part" | "nested" | "alone";
  /** Those it has ever reported. */
  channels: Channel[];
  /** How long a power or state reading stands without a next one. */
  gapMs: number;
  /** How long nothing may come before something is amiss: the gap limit, or the expected interval where that is longer. */
  limitMs: number;
  /** Its first reading ever, its newest one, and until when what it said last reaches. Null before the first reading. */
  firstAt: number | null;
  lastAt: number | null;
  until: number | null;
};

export type Channel = "power" | "energy_counter" | "energy_interval" | "state";

/** Those of its channels that measure energy. */
export const meteringOf = ({ channels }: Heard): Channel[] => channels.filter((channel) => channel !== "state");

/** Whether all there is of it is on and off. */
export const switchesOnly = (heard: Heard): boolean => heard.channels.includes("state") && meteringOf(heard).length === 0;
