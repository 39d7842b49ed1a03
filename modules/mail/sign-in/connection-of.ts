import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { secretWithToken } from '@leitwerk/platform/module/sign-in/secret-with-token';
import type { Connection } from '../connection.ts';
import { MODULE } from '../connection.ts';

type Reach = Pick<ModuleContext, 'readSecret' | 'keepSecret' | 'holdSecret' | 'lineTo' | 'settings'>;

/**
 * By what a mailbox is reached, with a token that is still good where it has one. Null when it is not here any more.
 * Throws `ActionRefused` when the provider gives no token
 */
export const connectionOf = (mailbox: string, context: Reach): Promise<Connection | null> =>
  secretWithToken<Connection>(MODULE, mailbox, context);
