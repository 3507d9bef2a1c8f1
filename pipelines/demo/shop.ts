import { BEGINNING, type DemoSource } from "./demo-event.ts";
import { random } from "./random.ts";

const NAMES = [
  "Oliver Grant",
  "Amelia Shah",
  "Harry Doyle",
  "Isla Morgan",
  "George Osei",
  "Ava Whitfield",
  "Noah Price",
  "Freya Campbell",
  "Leo Marsh",
  "Ivy Chowdhury",
];

/** Marlow & Finch, a shop: its buyers are known; orders and its own dashboard come with the commerce domain. */
export function shop(seed: string): DemoSource & { subjects: string[] } {
  const subjects = NAMES.map((_, index) => `buyer-${random(seed, "buyer", index).int(10_000, 99_999)}`);
  return {
    subjects,
    standing: () =>
      NAMES.map((name, index) => ({
        specversion: "1.0",
        id: `${subjects[index]}:0`,
        source: "/marlow/customers",
        type: "inlay.core.subject.v1",
        subject: subjects[index]!,
        time: BEGINNING,
        data: { name },
      })),
    *between() {},
  };
}
