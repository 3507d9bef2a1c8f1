import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { nextAuthOptions } from "#server/auth/next-auth-options.ts";
import { SECRET } from "#server/auth/testing/people.ts";

export type AuthServer = { address: string; stop(): Promise<void> };

/** The sign-in door over HTTP: next-auth with our options, in a server of Node's own, as Next calls it. */
export async function startAuthServer(): Promise<AuthServer> {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://here");
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const cookies = (incoming.headers.cookie ?? "").split("; ").flatMap((pair) => {
      const at = pair.indexOf("=");
      return at > 0 ? [[pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]] : [];
    });
    const request = Object.assign(incoming, {
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.replace("/api/auth/", "").split("/") },
      cookies: Object.fromEntries(cookies) as Record<string, string>,
      body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8"))),
    });
    const response = Object.assign(outgoing, {
      status: (code: number) => {
        outgoing.statusCode = code;
        return response;
      },
      json: (value: unknown) => void outgoing.end(JSON.stringify(value)),
      send: (value: unknown) => void outgoing.end(typeof value === "string" ? value : JSON.stringify(value)),
    });
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, nextAuthOptions(SECRET));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
