import type { MailboxInput } from '../../client/mail.ts';

type Servers = Omit<MailboxInput, 'address' | 'password' | 'userName' | 'team'>;
type Hosts = readonly [imap: string, smtp: string];

/** Providers whose servers are not named after the domain, by domain: as their help pages name them. */
const PROVIDERS: readonly (readonly [domains: readonly string[], hosts: Hosts])[] = [
  [
    ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'],
    ['imap.gmx.net', 'mail.gmx.net'],
  ],
  [['web.de'], ['imap.web.de', 'smtp.web.de']],
  [
    ['t-online.de', 'magenta.de'],
    ['secureimap.t-online.de', 'securesmtp.t-online.de'],
  ],
  [['freenet.de'], ['mx.freenet.de', 'mx.freenet.de']],
  [
    ['posteo.de', 'posteo.net'],
    ['posteo.de', 'posteo.de'],
  ],
  [['mailbox.org'], ['imap.mailbox.org', 'smtp.mailbox.org']],
  [
    ['gmail.com', 'googlemail.com'],
    ['imap.gmail.com', 'smtp.gmail.com'],
  ],
  [
    ['icloud.com', 'me.com'],
    ['imap.mail.me.com', 'smtp.mail.me.com'],
  ],
];

/** Servers that an address probably has: those of its provider, else `imap.` and `smtp.` before its domain. */
export function guessServers(address: string): Servers {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  const [imapHost, smtpHost] = PROVIDERS.find(([domains]) => domains.includes(domain))?.[1] ?? [
    `imap.${domain}`,
    `smtp.${domain}`,
  ];
  return { imapHost, imapPort: 993, imapSecurity: 'tls', smtpHost, smtpPort: 587, smtpSecurity: 'starttls' };
}
