import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Received = { to: string[]; mail: Email; raw: string };

export type MailServer = {
  port: number;
  /** What arrived, in its order. */
  received: Received[];
  /** Answers recipients with this status from now on; null takes them. */
  refuse(status: number | null): void;
  stop(): Promise<void>;
};

/** A real mail server on loopback that keeps what it is given. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const received: Received[] = [];
  let refusing: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key ? [] : ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (refusing === null) done();
      else done(Object.assign(new Error("no such mailbox here"), { responseCode: refusing }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        void PostalMime.parse(raw).then((mail) => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail, raw });
          done();
        });
      });
    },
    ...options,
  });
  // A client that goes away in the middle is no failure of the server.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    refuse: (status) => {
      refusing = status;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A key and a certificate for loopback that nobody has signed. */
export function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "inlay-cert-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-days",
      "2",
      "-keyout",
      key,
      "-out",
      cert,
      ...subject,
    ],
    { stdio: "ignore" },
  );
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return made;
}
