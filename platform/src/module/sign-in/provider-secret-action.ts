import type { Action } from '../module.ts';
import { providerNamed } from './begun-sign-in.ts';
import { secretOf } from './sign-in-provider.ts';

/** Keeps the client secret that a provider has given for this installation and this module. */
export const providerSecretAction = (module: string): Action => ({
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
    const provider = providerNamed(module, String(input['provider']), context);
    await context.keepSecret(module, secretOf(provider.id), String(input['secret']));
    return { id: provider.id };
  },
});
