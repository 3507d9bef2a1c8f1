import type { PortalName } from "./settings.ts";

/** Somebody who may sign in at a portal. */
export type Person = {
  id: string;
  name: string;
  /** What the login page says of them. */
  about: string;
  /** Whose rows they may see; null for staff, who see the whole tenant. */
  subject: string | null;
  /** The portal's own furniture: what it knows of them beside Inlay. */
  products: readonly Product[];
};

export type Product = { name: string; detail: string; value: string; note: string };

const PEOPLE: Record<PortalName, readonly Person[]> = {
  bank: [
    {
      id: "anna",
      name: "Anna Keller",
      about: "Customer since 2014",
      subject: "cust-1001",
      products: [
        { name: "Everyday account", detail: "DE52 ···· 4417", value: "€2,318.40", note: "Overdraft €1,000" },
        { name: "Savings", detail: "DE07 ···· 4425", value: "€14,920.00", note: "2.10 % a year" },
        { name: "Card", detail: "Visa ···· 0912", value: "€1,860.00", note: "left of €2,500 this month" },
      ],
    },
    {
      id: "jonas",
      name: "Jonas Krüger",
      about: "Customer since 2019",
      subject: "cust-1002",
      products: [
        { name: "Everyday account", detail: "DE91 ···· 2203", value: "€964.12", note: "Overdraft €500" },
        { name: "Savings", detail: "DE33 ···· 2210", value: "€3,400.00", note: "2.10 % a year" },
        { name: "Card", detail: "Visa ···· 5530", value: "€740.00", note: "left of €1,500 this month" },
      ],
    },
    {
      id: "lena",
      name: "Lena Peters",
      about: "Customer since 2021",
      subject: "cust-1003",
      products: [
        { name: "Everyday account", detail: "DE18 ···· 7781", value: "€1,522.86", note: "No overdraft" },
        { name: "Savings", detail: "DE64 ···· 7790", value: "€6,180.00", note: "2.10 % a year" },
        { name: "Card", detail: "Visa ···· 3046", value: "€1,210.00", note: "left of €2,000 this month" },
      ],
    },
    { id: "desk", name: "Branch desk", about: "Staff: figures of all customers together", subject: null, products: [] },
  ],
  home: [
    { id: "mia", name: "Mia Bergmann", about: "House in Hamburg", subject: "home-bergmann", products: [] },
    { id: "tom", name: "Tom Fischer", about: "Flat in Munich", subject: "home-fischer", products: [] },
    { id: "lucia", name: "Lucía Rivera", about: "House in New York", subject: "home-rivera", products: [] },
    { id: "support", name: "Support desk", about: "Staff: figures of all homes together", subject: null, products: [] },
  ],
};

/** Those whose data the tenant sends to Inlay: a small demo has fewer customers. */
export function peopleOf(portal: PortalName, subjects: readonly string[]): Person[] {
  return PEOPLE[portal].filter(({ subject }) => subject === null || subjects.includes(subject));
}
