import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { connect, type TLSSocket } from "node:tls";

/** optional: without TLS where the server has none. verified: the certificate must hold for the host. direct: without asking first. */
export type Tls = { optional: boolean; verified: boolean; direct: boolean };

/** How long the server may take to agree on TLS. */
const PATIENCE_MS = 10_000;

/** The message that asks a PostgreSQL server for TLS; it answers S or N. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** What a database's address says of TLS (`sslmode`, or `ssl`; `sslrootcert=system`; `sslnegotiation`). null: none. */
export function tlsOf(url: string): Tls | null {
  const asked = new URL(url).searchParams;
  const mode = asked.get("sslrootcert") === "system" ? "verify-full" : (asked.get("sslmode") ?? asked.get("ssl"));
  if (mode === null || mode === "disable" || mode === "false") return null;
  const optional = mode === "prefer" || mode === "allow";
  return { optional, verified: !optional && mode !== "require", direct: asked.get("sslnegotiation") === "direct" };
}

/** TLS on a socket that connects to a PostgreSQL server. @throws Error when it cannot be had */
export async function secure(socket: Socket, host: string, tls: Tls): Promise<Socket> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    if (!tls.direct && !(await agreed(socket, signal))) {
      if (tls.optional) return socket;
      throw Object.assign(new Error("the server has no TLS"), { code: "08004" });
    }
    const secured: TLSSocket = connect({
      socket,
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: tls.verified,
      ...(tls.direct && { ALPNProtocols: ["postgresql"] }),
    });
    await once(secured, "secureConnect", { signal });
    return secured;
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? Object.assign(new Error("the server did not answer in time"), { code: "CONNECT_TIMEOUT" }) : error;
  }
}

async function agreed(socket: Socket, signal: AbortSignal): Promise<boolean> {
  socket.write(SSL_REQUEST);
  const [answer] = (await once(socket, "data", { signal })) as [Buffer];
  return answer[0] === 0x53;
}
