import type { Action } from '@leitwerk/platform/module/module';
import { newId } from '@leitwerk/platform/module/module';
import {
  BEGIN_INPUT,
  beginSignIn,
  FINISH_INPUT,
  finishSignIn,
  providerNamed,
} from '@leitwerk/platform/module/sign-in/begun-sign-in';
import { mustBePossible, ownOf } from './actions.ts';
import { openServer } from './ask-server.ts';
import { discoverAt } from './discover.ts';
import type { Connection, OutsideProvider } from './outside.ts';
import { ACCOUNT, MODULE, SYNC_JOB } from './outside.ts';

/** For which account somebody signs in. */
type Wanted = {
  readonly address: string;
  /** One that is there and gets a new token. */
  readonly account: string | null;
};

/** Sends somebody to a provider, to sign in for a new account or anew for one that is there. */
export const beginSignInAction: Action = {
  label: {
    de: 'Anmeldung beim Anbieter eines Kalenders beginnen',
    en: 'Begin to sign in at the provider of a calendar',
  },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['provider', 'redirect'],
    oneOf: [{ required: ['address'] }, { required: ['account'] }],
    properties: {
      ...BEGIN_INPUT,
      address: { type: 'string', minLength: 3, maxLength: 254 },
      account: { type: 'string', format: 'uuid', description: 'Signs in anew for this one' },
    },
  },
  run: async (input, context) => {
    const provider = providerNamed<OutsideProvider>(MODULE, String(input['provider']), context);
    const known = input['account'] === undefined ? null : await ownOf(ACCOUNT, input['account'], context);
    const address = String(known?.['userName'] ?? input['address']).trim();
    if (!known) {
      const values = valuesOf(provider, address, context.actor.id);
      await mustBePossible({ action: 'create', entity: ACCOUNT, id: newId(), values }, context);
    }
    const about: Wanted = { address, account: known ? String(known['id']) : null };
    return {
      url: await beginSignIn(MODULE, provider, { hint: address, redirect: String(input['redirect']), about }, context),
    };
  },
};

/** Takes what the provider has answered: the account is there when calendars or address books were found with the token. */
export const finishSignInAction: Action = {
  label: {
    de: 'Anmeldung beim Anbieter eines Kalenders abschließen',
    en: 'Finish signing in at the provider of a calendar',
  },
  input: FINISH_INPUT,
  run: async (input, context) => {
    const answer = String(input['answer']);
    const { provider, token, about } = await finishSignIn<OutsideProvider, Wanted>(MODULE, answer, context);
    const user = about.address;
    const server = openServer({ user, token }, context);
    const homes = await discoverAt(provider, user, server).finally(() => server.close());
    const connection: Connection = { user, token, ...homes };
    const id = about.account ?? newId();
    if (about.account === null)
      await context.write([
        { action: 'create', entity: ACCOUNT, id, values: valuesOf(provider, user, context.actor.id) },
      ]);
    // Not while its token is being renewed: the older one would be kept after this one.
    await context.holdSecret(MODULE, id, () => context.keepSecret(MODULE, id, JSON.stringify(connection)));
    await context.startJob(SYNC_JOB, id);
    return { id };
  },
};

const valuesOf = ({ id, calendars, books }: OutsideProvider, address: string, owner: string) => ({
  address: new URL(calendars ?? books ?? '').origin,
  userName: address,
  provider: id,
  owner,
});
