import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Registry } from "prom-client";
import { log } from "#server/log.ts";
import { metricsAnswer } from "#server/observe/metrics-answer.ts";

export type MetricsDoor = { port: number; close(): Promise<void> };

/**
 * Answers /metrics of a worker, which has no other door. A port that is taken stops no worker: that is said, and it goes on
 * without.
 * @returns null when it cannot listen there
 */
export async function openMetricsDoor(registry: Registry, port: number, host: string): Promise<MetricsDoor | null> {
  const server = createServer((request, response) => {
    const asked = request.method === "GET" && request.url?.split("?", 1)[0] === "/metrics";
    const answer = asked
      ? metricsAnswer(request.headers.authorization, () => registry.metrics())
      : Promise.resolve(new Response("There is nothing at this address.\n", { status: 404 }));
    void answer.then((made) => send(made, response)).catch(() => response.destroy());
  });
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  } catch (err) {
    log.warn({ event: "metrics.not_listening", host, port, err }, "figures of this worker cannot be read");
    return null;
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}
