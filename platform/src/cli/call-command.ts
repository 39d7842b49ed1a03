import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { WireRun } from '@leitwerk/metadata/wire';
import type { Command } from 'commander';
import type { Connection } from './ask-server.ts';
import { askServer } from './ask-server.ts';
import { Exit } from './exit.ts';
import { followRun } from './follow-run.ts';

type Options = Connection & { readonly json?: boolean; readonly file?: string; readonly input?: string };

/** `call`: asks a module of the running server to do something, with a file if it needs one, and stays until its runs have ended. */
export function addCallCommand(program: Command, remote: (command: Command) => Command): void {
  remote(
    program
      .command('call <action>')
      .description('call an action of a module, e.g. geodata.import --file streets.csv, and follow its runs'),
  )
    .option('--file <path>', 'a file that is uploaded; the action gets its id as "file"')
    .option('--input <json>', 'input of the action', '{}')
    .action(async (action: string, options: Options) => {
      const input = readInput(options.input ?? '{}');
      const file = options.file === undefined ? {} : { file: await upload(options, options.file) };
      const answer = await askServer<{ readonly runs?: readonly WireRun[] } | null>(
        options,
        'POST',
        `/api/actions/${encodeURIComponent(action)}`,
        { ...input, ...file },
      );
      const runs: WireRun[] = [];
      for (const { id } of answer?.runs ?? []) runs.push(await followRun(options, id));
      console.log(JSON.stringify(runs.length > 0 ? { ...answer, runs } : answer, null, options.json ? 0 : 2));
      if (runs.some((run) => run.state !== 'done')) throw new Exit(1, 'not all of it was done');
    });
}

function readInput(text: string): object {
  try {
    const input: unknown = JSON.parse(text);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  } catch {
    // Said below.
  }
  throw new Exit(2, '--input is a JSON object, e.g. {"name": "value"}');
}

/** Read from the disk while it is sent. */
async function upload(connection: Connection, path: string): Promise<string> {
  const form = new FormData();
  form.append('file', await open(path), basename(path));
  return (await askServer<{ id: string }>(connection, 'POST', '/api/files?purpose=import', form)).id;
}

async function open(path: string): Promise<Blob> {
  // One that is not there makes it throw at once, not later.
  try {
    return await openAsBlob(path);
  } catch {
    throw new Exit(2, `${path} cannot be read`);
  }
}
