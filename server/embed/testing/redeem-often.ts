// A web process of its own for the test of races: redeems one token so often at once, when told to on its input, and prints how
// many tickets it got and the codes of the refusals. Its arguments: the database, the token, how often.
import { once } from "node:events";
import { connect } from "#db/client.ts";
import { redeemToken } from "#server/embed/redeem-token.ts";

const [url, token, times] = process.argv.slice(2) as [string, string, string];
const sql = connect(url, "app", { max: 10 });
await sql`select 1`;
process.stdout.write("ready\n");
await once(process.stdin, "data");
const attempts = Array.from({ length: Number(times) }, () =>
  redeemToken(sql, { dashboard: "spending", token, address: "192.0.2.1", origin: null }).then(
    () => "ticket",
    (error: { code?: string; message: string }) => error.code ?? error.message,
  ),
);
process.stdout.write(`${JSON.stringify(await Promise.all(attempts))}\n`);
await sql.end();
process.exit(0);
