import { randomUUID } from "node:crypto";

/** What somebody might be called who wants a page to run something. Each calls `alert`, which a test watches, if it runs. */
export const VECTORS: readonly string[] = [
  "<script>alert(1)</script>",
  "</script><script>alert(2)</script>",
  "<img src=x onerror=alert(3)>",
  `"><img src=x onerror="alert(4)">`,
  "'><svg/onload=alert(5)>",
  "<iframe srcdoc='<script>parent.alert(6)</script>'></iframe>",
  "javascript:alert(7)",
  `<a href="javascript:alert(8)">a shop</a>`,
  "<!--<script>alert(9)//",
  "--><style>*{background:url(https://evil.example/9)}</style>",
  "]]><script>alert(10)</script>",
  // Written so that no template here reads them.
  `\${alert(11)}{{constructor.constructor('alert(11)')()}}`,
  "#{alert(12)}<%= alert(12) %>{% alert(12) %}",
  "line\u2028alert(13)//\u2029alert(13)",
  "\u202Eright to left\u202C and \u2066isolated\u2069",
  "</style><script>alert(14)</script>",
  "</title></textarea><script>alert(15)</script>",
  "&lt;script&gt;alert(16)&lt;/script&gt;&#60;script&#62;",
  "\\u003cscript\\u003ealert(17)\\u003c/script\\u003e",
  "<b onmouseover=alert(18) style='position:fixed;inset:0'>over all</b>",
  `{b|rich} {a}\n<svg><text onclick=alert(19)>`,
  `=HYPERLINK("https://evil.example","20")`,
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  ";=1+1",
  "__proto__",
  "constructor",
  "x".repeat(200),
];

const DAY_MS = 86_400_000;

const event = (type: string, subject: string, at: number, data: object) => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/e2e",
  ...{ type, subject, time: new Date(at).toISOString(), data },
});

/** A customer, their accounts, shops, payments of three months, devices and rooms, all called by vectors. */
export function hostileEvents(subject: string, now: number): object[] {
  const payments = VECTORS.flatMap((name, at) =>
    [1, 31, 61].map((days) =>
      event("inlay.spending.transaction.v1", subject, now - days * DAY_MS, {
        transactionId: `${name.slice(0, 150)} ${days}`,
        accountId: name,
        direction: at % 5 === 4 ? "credit" : "debit",
        kind: at % 5 === 4 ? "income" : "purchase",
        amountMinor: 90_000 - at * 1_000,
        currency: "EUR",
        merchant: { name, city: name },
        counterparty: { name, account: name },
        description: name,
        // Categories are words of a-z alone; what they are called is not theirs to say.
        category: at === 0 ? "constructor" : `called_${at}`,
      }),
    ),
  );
  const accounts = VECTORS.map((name) =>
    event("inlay.spending.account.v1", subject, now, { accountId: name, name, kind: "current", currency: "EUR" }),
  );
  const devices = VECTORS.flatMap((name) => [
    event("inlay.devices.device.v1", subject, now - 2 * DAY_MS, { deviceId: name, name, room: name, kind: "appliance" }),
    ...[30, 20, 10].map((hours) =>
      event("inlay.devices.reading.v1", subject, now - hours * 3_600_000, {
        deviceId: name,
        channels: { energy_interval: { value: 0.5, unit: "kWh", seconds: 3_600 } },
      }),
    ),
  ]);
  return [event("inlay.core.subject.v1", subject, now, { name: VECTORS[0] }), ...accounts, ...payments, ...devices];
}
