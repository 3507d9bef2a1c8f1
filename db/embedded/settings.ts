import { statfs } from "node:fs/promises";

/** Settings of the embedded server that differ from PostgreSQL's own: for a machine of 2 cores or more, shared with web and worker. */
export async function productionSettings(): Promise<Record<string, string>> {
  // Containers often have 64 MB here; parallel queries then fail with "No space left on device".
  const shm = await statfs("/dev/shm").then(
    (it) => it.bsize * it.bavail,
    () => 0,
  );
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    jit: "off",
    max_connections: "120",
    shared_buffers: "256MB",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    wal_compression: "pglz",
    synchronous_commit: "on",
    random_page_cost: "1.1",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    log_min_messages: "warning",
    dynamic_shared_memory_type: shm > 256 * 1024 * 1024 ? "posix" : "sysv",
  };
}
