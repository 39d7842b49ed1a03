import type { Action } from '@leitwerk/platform/module/module';
import { newId } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import {
  BEGIN_INPUT,
  beginSignIn,
  FINISH_INPUT,
  finishSignIn,
  providerNamed,
} from '@leitwerk/platform/module/sign-in/begun-sign-in';
import { mustBePossible, ownMailbox, signIn } from '../connect-action.ts';
import type { Connection } from '../connection.ts';
import { MAILBOX, MODULE } from '../connection.ts';
import { SYNC_JOB } from '../sync-jobs.ts';
import type { MailProvider } from './provider.ts';

/** For which mailbox somebody signs in. */
type Wanted = {
  readonly address: string;
  readonly team: string | null;
  /** One that is there and gets a new token. */
  readonly mailbox: string | null;
};

/** Sends somebody to a provider, to sign in for a new mailbox or anew for one that is there. */
export const beginSignInAction: Action = {
  label: { de: 'Anmeldung beim Anbieter beginnen', en: 'Begin to sign in at a provider' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['provider', 'redirect'],
    oneOf: [{ required: ['address'] }, { required: ['mailbox'] }],
    properties: {
      ...BEGIN_INPUT,
      address: { type: 'string', minLength: 3, maxLength: 254 },
      team: { type: 'string', format: 'uuid', description: 'Makes it a shared mailbox of this team' },
      mailbox: { type: 'string', format: 'uuid', description: 'Signs in anew for this one' },
    },
  },
  run: async (input, context) => {
    const provider = providerNamed<MailProvider>(MODULE, String(input['provider']), context);
    const mailbox = input['mailbox'] === undefined ? null : await ownMailbox(String(input['mailbox']), context);
    const address = String(mailbox?.['address'] ?? input['address']).trim();
    const team = input['team'] === undefined ? null : String(input['team']);
    if (!mailbox)
      await mustBePossible(
        { action: 'create', entity: MAILBOX, id: newId(), values: valuesOf(provider, address, team, context) },
        context,
      );
    const about: Wanted = { address, team, mailbox: mailbox ? String(mailbox['id']) : null };
    const redirect = String(input['redirect']);
    return { url: await beginSignIn(MODULE, provider, { hint: address, redirect, about }, context) };
  },
};

/** Takes what the provider has answered: the mailbox is there when both sign-ins work with the token. */
export const finishSignInAction: Action = {
  label: { de: 'Anmeldung beim Anbieter abschließen', en: 'Finish signing in at a provider' },
  input: FINISH_INPUT,
  run: async (input, context) => {
    const answer = String(input['answer']);
    const { provider, token, about } = await finishSignIn<MailProvider, Wanted>(MODULE, answer, context);
    const { imap, smtp } = provider;
    const connection: Connection = { imap, smtp, user: about.address, token };
    await signIn(connection, context);
    const id = about.mailbox ?? newId();
    if (about.mailbox === null) {
      const values = valuesOf(provider, about.address, about.team, context);
      await context.write([{ action: 'create', entity: MAILBOX, id, values }]);
    }
    // Not while its token is being renewed: the older one would be kept after this one.
    await context.holdSecret(MODULE, id, () => context.keepSecret(MODULE, id, JSON.stringify(connection)));
    await context.startJob(SYNC_JOB, id);
    return { id };
  },
};

const valuesOf = (
  { id, imap, smtp }: MailProvider,
  address: string,
  team: string | null,
  { actor }: ModuleContext,
) => ({
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
