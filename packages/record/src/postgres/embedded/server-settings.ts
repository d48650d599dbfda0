/** How an embedded server is run. */
export interface ServerSettings {
  readonly port: number;
  /** Whether what is committed survives a power cut; false for tests, where the disk's own time would be most of a commit. */
  readonly durable: boolean;
  /** Where it listens beside loopback; nowhere where undefined. */
  readonly socketFolder: string | undefined;
}

/**
 * Settings for a machine of two cores and a few gigabytes that runs everything. It listens on this machine only. The log keeps what the server says of
 * itself (start, stop, recovery) and no failed statement: its words may quote a person's value.
 *
 * The log of changes is not compressed: this build has only pglz, which took 0.2 s of a core for 8 MB, and cores are what we lack.
 */
const common: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  max_parallel_workers_per_gather: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const undurable = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** The settings as parameters of the program `postgres`. */
export function serverParameters({ port, durable, socketFolder }: ServerSettings): readonly string[] {
  const place = { port: String(port), unix_socket_directories: quoted(socketFolder) };
  const settings = { ...place, ...common, ...(durable ? {} : undurable) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The setting is a list: a folder whose name has a comma or a space stands in quotes. */
function quoted(folder: string | undefined): string {
  return folder === undefined ? '' : `"${folder.replaceAll('"', '""')}"`;
}
