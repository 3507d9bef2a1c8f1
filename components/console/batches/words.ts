export const BATCH_STATES = {
  ready: { name: "Waiting", tone: "warn" },
  done: { name: "Processed", tone: "good" },
  failed: { name: "Failed", tone: "bad" },
} as const;

export const TRANSPORTS = { http: "HTTP", file: "Import", stream: "Stream", replay: "Replay" } as const;
