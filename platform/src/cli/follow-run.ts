import { setTimeout as wait } from 'node:timers/promises';
import type { WireRun } from '@leitwerk/metadata/wire';
import type { Connection } from './ask-server.ts';
import { askServer } from './ask-server.ts';

type Options = Connection & { readonly json?: boolean };

const POLL_MS = 1000;
const ENDED: ReadonlySet<WireRun['state']> = new Set(['done', 'failed', 'cancelled']);

/** Waits for the end of a run; says on the error output how far it is. */
export async function followRun(options: Options, id: string): Promise<WireRun> {
  let said = '';
  for (;;) {
    const run = await askServer<WireRun>(options, 'GET', `/api/runs/${id}`);
    const counts = Object.entries(run.counts).map(([word, count]) => `${count} ${word}`);
    const line = `${run.kind}: ${run.state}, ${[run.total === null ? run.done : `${run.done} of ${run.total}`, ...counts].join(', ')}`;
    if (line !== said && !options.json) console.error(line);
    said = line;
    if (ENDED.has(run.state)) return run;
    await wait(POLL_MS);
  }
}
