import { runCommands } from '../command/run-commands.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Transaction } from '../storage/database.ts';
import { setPassword } from './set-password.ts';

export type NewUser = {
  readonly email: string;
  readonly name: string;
  /** Ids of roles. */
  readonly roles: readonly string[];
  readonly language: 'de' | 'en';
  readonly passwordHash: string;
};

/**
 * A user who can sign in at once: record and password in one transaction.
 * @param context of the system; its rights are needed
 * @param guard done in the same transaction before the password is set; what it throws undoes everything
 * @returns the user's id. Throws the refusal of the command, e.g. when the e-mail is taken
 */
export async function createUser(
  database: Database,
  context: Context,
  { passwordHash, ...values }: NewUser,
  guard?: (tx: Transaction) => Promise<void>,
): Promise<string> {
  const [result] = await runCommands(database, [{ action: 'create', entity: 'user', values }], context, {
    atomic: true,
    andThen: async (tx, [made]) => {
      if (!made || 'refusal' in made) return;
      await guard?.(tx);
      await setPassword(tx, made.done.id, passwordHash, null);
    },
  });
  if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
  return result.done.id;
}
