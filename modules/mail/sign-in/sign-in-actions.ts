import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { mustBePossible, ownMailbox, signIn } from '../connect-action.ts';
import type { Connection } from '../connection.ts';
import { MAILBOX, MODULE } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { SYNC_JOB } from '../sync-jobs.ts';
import type { Sent } from './ask-provider.ts';
import { signInAddress, tokenFor } from './ask-provider.ts';
import type { Provider } from './provider.ts';
import { providersOf, secretOf } from './provider.ts';

/** Longer than that nobody takes to sign in. */
const LONGEST_MS = 15 * 60_000;

/** Who has been sent where, for which mailbox. One at a time for each person. */
type Begun = {
  readonly sent: Sent;
  readonly provider: string;
  readonly address: string;
  readonly team: string | null;
  /** One that is there and gets a new token. */
  readonly mailbox: string | null;
  readonly at: string;
};

const begunBy = ({ actor }: ModuleContext): string => `sign-in:${actor.id}`;

/** Sends somebody to a provider, to sign in for a new mailbox or anew for one that is there. */
export const beginSignInAction: Action = {
  label: { de: 'Anmeldung beim Anbieter beginnen', en: 'Begin to sign in at a provider' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['provider', 'redirect'],
    oneOf: [{ required: ['address'] }, { required: ['mailbox'] }],
    properties: {
      provider: { type: 'string', minLength: 1, maxLength: 100 },
      address: { type: 'string', minLength: 3, maxLength: 254 },
      team: { type: 'string', format: 'uuid', description: 'Makes it a shared mailbox of this team' },
      mailbox: { type: 'string', format: 'uuid', description: 'Signs in anew for this one' },
      redirect: {
        type: 'string',
        maxLength: 500,
        pattern: '^https?://',
        description: 'Where the provider sends the person afterwards, as it is registered there',
      },
    },
  },
  run: async (input, context) => {
    const provider = providerNamed(String(input['provider']), context);
    const mailbox = input['mailbox'] === undefined ? null : await ownMailbox(String(input['mailbox']), context);
    const address = String(mailbox?.['address'] ?? input['address']).trim();
    const team = input['team'] === undefined ? null : String(input['team']);
    if (!mailbox)
      await mustBePossible(
        { action: 'create', entity: MAILBOX, id: newId(), values: valuesOf(provider, address, team, context) },
        context,
      );
    const { url, sent } = await signInAddress(provider, address, String(input['redirect']), context);
    const begun: Begun = {
      sent,
      provider: provider.id,
      address,
      team,
      mailbox: mailbox ? String(mailbox['id']) : null,
      at: new Date().toISOString(),
    };
    await context.keepSecret(MODULE, begunBy(context), JSON.stringify(begun));
    return { url };
  },
};

/** Takes what the provider has answered: the mailbox is there when both sign-ins work with the token. */
export const finishSignInAction: Action = {
  label: { de: 'Anmeldung beim Anbieter abschließen', en: 'Finish signing in at a provider' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['answer'],
    properties: {
      answer: {
        type: 'string',
        minLength: 1,
        maxLength: 8000,
        description: 'The query with which the person came back',
      },
    },
  },
  run: async (input, context) => {
    const kept = await context.readSecret(MODULE, begunBy(context));
    const begun = kept === null ? null : (JSON.parse(kept) as Begun);
    if (!begun || Date.now() - Date.parse(begun.at) > LONGEST_MS)
      throw new ActionRefused([mailIssue('', 'mail.not-begun')]);
    const provider = providerNamed(begun.provider, context);
    const token = await tokenFor(provider, begun.sent, String(input['answer']), context);
    const { imap, smtp } = provider;
    const connection: Connection = { imap, smtp, user: begun.address, token };
    await signIn(connection, context);
    const id = begun.mailbox ?? newId();
    if (begun.mailbox === null) {
      const values = valuesOf(provider, begun.address, begun.team, context);
      await context.write([{ action: 'create', entity: MAILBOX, id, values }]);
    }
    await context.keepSecret(MODULE, id, JSON.stringify(connection));
    await context.keepSecret(MODULE, begunBy(context), null);
    await context.startJob(SYNC_JOB, id);
    return { id };
  },
};

/** Keeps the client secret that a provider has given for this installation. */
export const providerSecretAction: Action = {
  label: { de: 'Geheimnis eines Anbieters hinterlegen', en: 'Keep the secret of a provider' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['provider', 'secret'],
    properties: {
      provider: { type: 'string', minLength: 1, maxLength: 100 },
      secret: { type: 'string', minLength: 1, maxLength: 1000 },
    },
  },
  run: async (input, context) => {
    const provider = providerNamed(String(input['provider']), context);
    await context.keepSecret(MODULE, secretOf(provider.id), String(input['secret']));
    return { id: provider.id };
  },
};

function providerNamed(id: string, context: ModuleContext): Provider {
  const provider = providersOf(context).find((one) => one.id === id);
  if (!provider) throw new ActionRefused([mailIssue('provider', 'mail.no-provider', { provider: id })]);
  return provider;
}

const valuesOf = ({ id, imap, smtp }: Provider, address: string, team: string | null, { actor }: ModuleContext) => ({
  address,
  userName: address,
  provider: id,
  imapHost: imap.host,
  imapPort: imap.port,
  imapSecurity: imap.security,
  smtpHost: smtp.host,
  smtpPort: smtp.port,
  smtpSecurity: smtp.security,
  ...(team === null ? { owner: actor.id } : { team, owner: null }),
});
