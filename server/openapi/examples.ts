import type { BatchView } from "#server/events/load-batch.ts";
import type { Receipt } from "#server/events/receipt.ts";
import { transactionEvent } from "#server/events/spending.ts";

export const eventExample = transactionEvent.example;

const batch = "019aa0c4-7d52-7c1e-9c5f-2f6f6d3f1b7a";
const refusal = {
  code: "data.invalid",
  path: "/data/currency",
  message: "data/currency must be a currency code of ISO 4217 in capitals, for example EUR",
};

export const receiptExample: Receipt = {
  batch,
  accepted: 997,
  duplicate: 1,
  quarantined: 2,
  results: [
    { index: 12, id: "tx-20261120-000912-r0", status: "duplicate" },
    {
      index: 57,
      id: "tx-20261120-000955-r0",
      status: "conflict",
      code: "identity.conflict",
      path: "/id",
      message:
        "an event of this source and id was stored before with other content; send a change as a new event with a higher revision",
    },
    { index: 311, id: "tx-20261120-001201-r0", status: "quarantined", ...refusal },
  ],
};

export const batchExample: BatchView = {
  id: batch,
  state: "done",
  transport: "http",
  origin: "key 4f0c29a1b7d3",
  receivedAt: "2026-11-20T18:04:12.310Z",
  processedAt: "2026-11-20T18:04:12.382Z",
  attempts: 0,
  nextAttemptAt: null,
  accepted: 997,
  duplicate: 1,
  quarantined: 2,
  refused: 0,
  events: [
    {
      quarantineId: "5b0f7a52-2f5c-4f0b-8a34-0f3f6ad3a1c9",
      ordinal: 311,
      source: "/corebank/ledger",
      id: "tx-20261120-001201-r0",
      stage: "collect",
      ...refusal,
      schemaVersion: "inlay.spending.transaction.v1@1.0",
      bytes: 812,
      state: "open",
    },
  ],
};
