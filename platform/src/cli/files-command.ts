import type { WireRun } from '@leitwerk/metadata/wire';
import type { Command } from 'commander';
import type { Connection } from './ask-server.ts';
import { askServer } from './ask-server.ts';
import { Exit } from './exit.ts';
import { followRun } from './follow-run.ts';

type Options = Connection & { readonly json?: boolean; readonly again?: boolean };

/** `files read`: has a running server read the text of its files, and stays until that is done. */
export function addFilesCommand(program: Command, remote: (command: Command) => Command): void {
  const files = program.command('files').description('look after files');
  remote(files.command('read').description('read the text of files that have not been read, so that search finds it'))
    .option('--again', 'also of files that have been read')
    .action(async (options: Options) => {
      const { id } = await askServer<WireRun>(options, 'POST', '/api/files/texts', { again: options.again === true });
      const run = await followRun(options, id);
      const { waiting, read, failed } = await askServer<{
        readonly waiting: number;
        readonly read: number;
        readonly failed: Readonly<Record<string, number>>;
      }>(options, 'GET', '/api/files/texts');
      const reasons = Object.entries(failed).map(([reason, count]) => `${count} could not be read (${reason})`);
      console.log(
        options.json
          ? JSON.stringify({ run, waiting, read, failed })
          : [`${read} read`, `${waiting} waiting`, ...reasons].join('\n'),
      );
      if (run.state !== 'done') throw new Exit(1, 'not all of it was done');
    });
}
