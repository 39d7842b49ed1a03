import { refusalIn, runCommands } from '../command/run-commands.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import { attemptOf, moduleContext } from './module-context.ts';
import type { RoleReach } from './module-job.ts';

const noActions = (): never => {
  throw new Error('what a definition does in roles calls no actions');
};

/** What a job reaches in the name of roles: records by their rights, and along with them what the module keeps of its own. */
export function roleReach(database: Database, own: Context, inRoles: Context): RoleReach {
  const { entity, list } = moduleContext(database, inRoles, noActions);
  return {
    entity,
    list,
    write: async (commands, kept) => {
      const results = await runCommands(database, commands, inRoles, {
        atomic: true,
        withoutRecords: true,
        andThen: async (tx) => {
          const written = await runCommands(within(tx), kept, own, { atomic: true, withoutRecords: true });
          const refusal = refusalIn(written);
          // Not the rows' fault: told to whoever looks after the jobs, and tried again.
          if (refusal) throw new Error(`what a module keeps of its work was refused: ${JSON.stringify(refusal)}`);
        },
      });
      return results.map(attemptOf);
    },
  };
}
