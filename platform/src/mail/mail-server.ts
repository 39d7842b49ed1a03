import { hostsOfList } from '../outbound/named-hosts.ts';

/** The server that takes outgoing mail, named by whoever runs this one. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps`); else STARTTLS, without which nothing is sent. */
  readonly isSecure: boolean;
  /** One in the own network (`LEITWERK_PRIVATE_HOSTS`) may be spoken to without TLS. */
  readonly isPrivate: boolean;
  readonly user: string | null;
  readonly password: string;
  /** Address from which mail goes out. */
  readonly from: string;
};

const ADDRESS = /^[^\s<>"@,;:\\]+@[^\s<>"@,;:\\]+\.[^\s<>"@,;:\\]+$/;

/** From the environment (`LEITWERK_SMTP_URL`, `LEITWERK_MAIL_FROM`); null when no mail goes out, or what is wrong with it. */
export function mailServerOf(env: NodeJS.ProcessEnv): MailServer | { readonly wrong: string } | null {
  const text = env['LEITWERK_SMTP_URL'] || null;
  const from = env['LEITWERK_MAIL_FROM'] || null;
  if (text === null && from === null) return null;
  const url = text !== null && URL.canParse(text) ? new URL(text) : null;
  const [user, password] = [url?.username, url?.password].map(decoded);
  if (
    !url ||
    !/^smtps?:$/.test(url.protocol) ||
    url.hostname === '' ||
    user === null ||
    password === null ||
    !/^\/?$/.test(url.pathname)
  )
    return { wrong: 'LEITWERK_SMTP_URL must look like smtp://user:password@mail.example.com:587, or smtps:// for TLS' };
  if (from === null || !ADDRESS.test(from))
    return { wrong: 'LEITWERK_MAIL_FROM must be the address from which mail goes out, e.g. service@example.com' };
  const isSecure = url.protocol === 'smtps:';
  const port = url.port === '' ? (isSecure ? 465 : 587) : Number(url.port);
  const inside = hostsOfList(env['LEITWERK_PRIVATE_HOSTS'] ?? '') ?? new Set();
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    isSecure,
    isPrivate: inside.has(url.hostname) || inside.has(`${url.hostname}:${port}`),
    user: user || null,
    password: password ?? '',
    from,
  };
}

/** Null for what has a per cent sign that stands for nothing: it must be written as %25. */
function decoded(part: string | undefined): string | null {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return null;
  }
}

/** The one of this process; the start has refused a wrong one. */
export function mailServer(): MailServer | null {
  const server = mailServerOf(process.env);
  return server === null || 'wrong' in server ? null : server;
}
