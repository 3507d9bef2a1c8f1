import { Notice } from "#components/states/notice.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";

type Props = {
  domain: "spending" | "devices";
  /** Whose dashboard it is; null for the whole tenant. */
  subject: string | null;
  /** Where this Inlay is. */
  address: string;
  /** For the time of the example, as RFC 3339. */
  now: string;
};

const FIRST = {
  spending: {
    type: "inlay.spending.transaction.v1",
    data: {
      transactionId: "t-1",
      direction: "debit",
      amountMinor: 1250,
      currency: "EUR",
      mcc: "5411",
      merchant: { name: "Corner Shop" },
    },
  },
  devices: {
    type: "inlay.devices.reading.v1",
    data: { deviceId: "meter-1", channels: { energy_interval: { value: 0.42, unit: "kWh", seconds: 3600 } } },
  },
} as const;

/** A dashboard before its first event, for somebody who can send one: how. */
export function FirstEvent({ domain, subject, address, now }: Props) {
  const what = domain === "spending" ? "transaction" : "reading";
  const event = {
    specversion: "1.0",
    id: "1",
    source: "/first-steps",
    ...head(domain, subject),
    time: now,
    data: FIRST[domain].data,
  };
  const curl = [
    `curl -sS ${address}/api/v1/events \\`,
    `  -H "Authorization: Bearer $INLAY_KEY" \\`,
    `  -H "Content-Type: application/cloudevents+json" \\`,
    `  -d '${quoted(JSON.stringify(event, null, 2))}'`,
  ].join("\n");
  return (
    <Notice title={`No ${what}s yet`}>
      <p>
        {subject === null ? "No customer has" : "This customer does not have"} an event of this kind. Send the first one with an
        API key that may send events (Settings, API keys), put into INLAY_KEY; this page fills within two seconds.
      </p>
      <CodeBlock code={curl} label="Command that sends the first event" />
    </Notice>
  );
}

function head(domain: "spending" | "devices", subject: string | null) {
  return { type: FIRST[domain].type, subject: subject ?? "customer-1" };
}

/** Text within a shell's single quotes: a subject's id may hold one. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''");
}
