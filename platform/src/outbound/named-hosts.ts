/** Hosts of all addresses in what the application says to a module: the only ones that the module may ask. */
export function namedHosts(settings: unknown): ReadonlySet<string> {
  const hosts = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value)) hosts.add(new URL(value).host);
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) look(part);
  };
  look(settings);
  return hosts;
}

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/;

/** Hosts of a comma-separated list, e.g. `tiles.intern:8080,10.0.0.5`; null when one of them is none. */
export function hostsOfList(text: string): ReadonlySet<string> | null {
  const hosts = text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  return hosts.every((host) => HOST.test(host)) ? new Set(hosts) : null;
}

/** Hosts inside that whoever runs this server allows (`LEITWERK_PRIVATE_HOSTS`). */
export const privateHosts = (): ReadonlySet<string> =>
  hostsOfList(process.env['LEITWERK_PRIVATE_HOSTS'] ?? '') ?? new Set();
