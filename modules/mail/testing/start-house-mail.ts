import type { AddressInfo } from 'node:net';
import type { TestProvider } from '@leitwerk/platform/testing/start-provider';
import { CLIENT, startProvider } from '@leitwerk/platform/testing/start-provider';
import { seedDocuments } from '@leitwerk/platform/testing/start-test-server';
import { SMTPServer } from 'smtp-server';
import type { TestDovecot } from './start-dovecot.ts';
import { startDovecot } from './start-dovecot.ts';

type Documents = Awaited<ReturnType<typeof seedDocuments>>;

/** Mail servers that take nothing but tokens of a provider, and the seed with that provider in its settings. */
export type HouseMail = {
  readonly provider: TestProvider;
  readonly dovecot: TestDovecot;
  /** Who has sent a mail, by the account whose token it was. */
  readonly sentBy: readonly string[];
  readonly documents: Documents;
  readonly close: () => Promise<void>;
};

/** The provider is called `house`. */
export async function startHouseMail(): Promise<HouseMail> {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  const provider = await startProvider();
  const tokenInfo = `${provider.url}/tokeninfo?access_token=`;
  const dovecot = await startDovecot({}, tokenInfo);
  const sentBy: string[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authMethods: ['XOAUTH2'],
    allowInsecureAuth: true,
    onAuth: async ({ method, username, accessToken }, _session, done) => {
      const known = await fetch(`${tokenInfo}${accessToken}`);
      if (!known.ok || method !== 'XOAUTH2') return done(new Error('no such token'));
      done(null, { user: String(username) });
    },
    onData: (stream, session, done) => {
      sentBy.push(String(session.user));
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  process.env['LEITWERK_PRIVATE_HOSTS'] = [dovecot.port, smtpPort, provider.port]
    .map((one) => `127.0.0.1:${one}`)
    .join();
  const house = {
    id: 'house',
    label: { de: 'Hauspost', en: 'House mail' },
    authorize: `${provider.url}/authorize`,
    token: `${provider.url}/token`,
    clientId: CLIENT.id,
    scopes: ['mail', 'offline_access'],
    imap: { host: '127.0.0.1', port: dovecot.port, security: 'none' },
    smtp: { host: '127.0.0.1', port: smtpPort, security: 'none' },
  };
  return {
    provider,
    dovecot,
    sentBy,
    documents: withProvider(await seedDocuments(false), house),
    close: async () => {
      await new Promise<void>((done) => smtp.close(() => done()));
      await provider.close();
      await dovecot.drop();
    },
  };
}

const withProvider = (documents: Documents, provider: object): Documents =>
  documents.map((one) => {
    const app = one.document as { readonly kind: string; readonly moduleSettings: { readonly mail: object } };
    if (app.kind !== 'app') return one;
    const mail = { ...app.moduleSettings.mail, signIn: { providers: [provider] } };
    return { ...one, document: { ...app, moduleSettings: { ...app.moduleSettings, mail } } };
  });
