import { z } from "zod";
import type { EventDefinition } from "#server/events/definition.ts";
import { amountMinor, category, currency, deleted, FIELD_LIMITS, id, instant, revision, text } from "#server/events/fields.ts";

const AccountData = z.strictObject({
  accountId: id("The identity of the account within the tenant."),
  name: text(FIELD_LIMITS.name, "The name people see.").optional(),
  kind: z.enum(["current", "savings", "card", "loan", "other"]).optional().meta({ description: "What kind of account it is." }),
  currency: currency("The currency the account is kept in (ISO 4217).").optional(),
  revision,
});
const AccountDeleted = AccountData.extend({ deleted });

export const accountEvent = {
  type: "inlay.spending.account.v1",
  domain: "spending",
  version: "1.0",
  title: "Account",
  about: "An account of a subject. A transaction about an account not seen before creates it implicitly.",
  data: AccountData,
  deletedData: AccountDeleted,
  example: {
    specversion: "1.0",
    id: "account-de-4711-r0",
    source: "/corebank/accounts",
    type: "inlay.spending.account.v1",
    subject: "customer-8f2c11",
    time: "2026-11-20T09:15:00Z",
    datacontenttype: "application/json",
    data: { accountId: "acc-4711", name: "Current account", kind: "current", currency: "EUR", revision: 0 },
  },
} satisfies EventDefinition;

const Merchant = z
  .strictObject({
    name: text(FIELD_LIMITS.name, "As the card scheme or the merchant writes it."),
    city: text(FIELD_LIMITS.name, "City of the shop.").optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "must be a country code of ISO 3166: two capitals")
      .optional()
      .meta({ description: "Country of the shop (ISO 3166, two letters)." }),
  })
  .meta({ description: "Where a card payment was made." });

const Counterparty = z
  .strictObject({
    name: text(FIELD_LIMITS.name, "Name of the other side.").optional(),
    account: text(FIELD_LIMITS.id, "Account of the other side, for example an IBAN.").optional(),
  })
  .meta({ description: "The other side of a transfer." });

const Split = z.strictObject({
  amountMinor: amountMinor("This part of the amount."),
  category: category("The category of this part."),
  note: text(FIELD_LIMITS.text, "Why it was split.").optional(),
});

const TransactionData = z.strictObject({
  transactionId: id("The identity of the transaction within the tenant."),
  accountId: id("The account it was booked on.").optional(),
  direction: z.enum(["debit", "credit"]).meta({ description: "debit: money leaves the subject's account; credit: it comes in." }),
  amountMinor: amountMinor("The amount."),
  currency: currency("The currency of the amount (ISO 4217)."),
  kind: z
    .enum(["purchase", "cash", "fee", "interest", "transfer", "refund", "income", "other"])
    .optional()
    .meta({ description: "What kind of transaction it is. Default other.", default: "other" }),
  status: z
    .enum(["pending", "booked"])
    .optional()
    .meta({ description: "pending: may still change or vanish; booked: it counts for good. Default booked.", default: "booked" }),
  occurredAt: instant("When the customer acted; figures count on its local day. Default: the event's `time`.").optional(),
  bookedAt: instant("When the bank booked it.").optional(),
  valueAt: instant("From when it bears interest.").optional(),
  mcc: z
    .string()
    .regex(/^\d{4}$/, 'must be four digits in quotes, for example "5411"')
    .optional()
    .meta({ description: "Merchant category code (ISO 18245)." }),
  merchant: Merchant.optional(),
  counterparty: Counterparty.optional(),
  description: text(FIELD_LIMITS.text, "The reference text of the transaction.").optional(),
  category: category("The category, when you know it; it wins over our own rules.").optional(),
  ownTransfer: z
    .boolean()
    .optional()
    .meta({ description: "A transfer between the subject's own accounts: neither income nor spending." }),
  refundOf: id("The `transactionId` of the payment that this credit refunds.").optional(),
  splits: z
    .array(Split)
    .min(1)
    .max(FIELD_LIMITS.splits)
    .optional()
    .meta({ description: "Parts with categories of their own; they must add up to the amount." }),
  revision,
});
const TransactionDeleted = TransactionData.partial().required({ transactionId: true }).extend({ deleted });

export const transactionEvent = {
  type: "inlay.spending.transaction.v1",
  domain: "spending",
  version: "1.0",
  title: "Transaction",
  about: "One movement of money on a subject's account: pending or booked, corrected by a higher revision, removed by `deleted`.",
  data: TransactionData,
  deletedData: TransactionDeleted,
  example: {
    specversion: "1.0",
    id: "tx-20261120-000918-r1",
    source: "/corebank/ledger",
    type: "inlay.spending.transaction.v1",
    subject: "customer-8f2c11",
    time: "2026-11-20T18:04:11+01:00",
    datacontenttype: "application/json",
    data: {
      transactionId: "tx-20261120-000918",
      accountId: "acc-4711",
      direction: "debit",
      amountMinor: 4290,
      currency: "EUR",
      kind: "purchase",
      status: "booked",
      bookedAt: "2026-11-21T02:00:00+01:00",
      valueAt: "2026-11-21T00:00:00+01:00",
      mcc: "5411",
      merchant: { name: "REWE SAGT DANKE 4711", city: "Hamburg", country: "DE" },
      counterparty: { name: "REWE Markt GmbH", account: "DE89370400440532013000" },
      description: "Card payment 20.11.",
      revision: 1,
    },
  },
} satisfies EventDefinition;

export type AccountData = z.infer<typeof AccountData> | z.infer<typeof AccountDeleted>;
export type TransactionData = z.infer<typeof TransactionData> | z.infer<typeof TransactionDeleted>;
