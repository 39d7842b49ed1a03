import { expect, it } from 'vitest';
import { guessServers } from './guess-servers.ts';

it('servers are those of the provider, else named after the domain', () => {
  expect(guessServers('anna@GMX.de')).toMatchObject({ imapHost: 'imap.gmx.net', smtpHost: 'mail.gmx.net' });
  expect(guessServers('info@auenwerke.example')).toEqual({
    imapHost: 'imap.auenwerke.example',
    imapPort: 993,
    imapSecurity: 'tls',
    smtpHost: 'smtp.auenwerke.example',
    smtpPort: 587,
    smtpSecurity: 'starttls',
  });
});
