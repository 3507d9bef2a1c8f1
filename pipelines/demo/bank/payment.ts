import type { Merchant } from "./merchants.ts";

/** One movement on a person's account, before it is an event. Amounts in cents. */
export type Payment = {
  /** Within the person's history. */
  id: string;
  at: number;
  account: "current" | "savings";
  direction: "debit" | "credit";
  minor: number;
  kind: "purchase" | "cash" | "fee" | "interest" | "transfer" | "refund" | "income";
  /** A card payment is pending until the bank books it, some days later. */
  bookedAt: number | null;
  mcc?: string;
  merchant?: { name: string; city?: string; country?: string };
  counterparty?: { name: string; account?: string };
  description?: string;
  category?: string;
  ownTransfer?: boolean;
  refundOf?: string;
  splits?: { amountMinor: number; category: string; note?: string }[];
};

export type Bought = { merchant: Merchant; minor: number; minutes: number };
