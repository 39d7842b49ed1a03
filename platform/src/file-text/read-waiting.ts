import { buffer } from 'node:stream/consumers';
import { openFile } from '../file/file-store.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Queryable } from '../storage/database.ts';
import type { FileTextAnswer } from './file-text.ts';
import { readBeside } from './read-beside.ts';
import type { WaitingFile } from './store-texts.ts';
import {
  countWaiting,
  isHopeless,
  keepFailure,
  keepText,
  takeWaiting,
  wakeReader,
  wantAllTexts,
} from './store-texts.ts';

/** Records hold no larger ones. */
const MOST_BYTES = 50_000_000;
/** After this time other jobs get their turn. */
const TURN_MS = 5000;

/** Reads the file that waits for it and is the newest. @returns what became of it; null when none waits */
export async function readNext(database: Queryable): Promise<'read' | 'failed' | null> {
  const file = await takeWaiting(database);
  if (!file) return null;
  const answer = await read(database, file);
  if ('text' in answer) await keepText(database, file.id, answer.text);
  else await keepFailure(database, file.id, answer.reason);
  return 'text' in answer ? 'read' : 'failed';
}

async function read(database: Queryable, file: WaitingFile): Promise<FileTextAnswer> {
  if (isHopeless(file)) return { reason: 'gave-up' };
  if (file.size > MOST_BYTES) return { reason: 'too-large' };
  return readBeside(file.type, async () => {
    const opened = await openFile(database, file.id);
    return opened ? buffer(opened.stream) : null;
  });
}

/** The job: reads waiting files for some seconds, and has itself called again when there are more. */
export async function readWaiting(database: Queryable): Promise<void> {
  const turnEnds = Date.now() + TURN_MS;
  while ((await readNext(database)) !== null) {
    if (Date.now() < turnEnds) continue;
    if ((await countWaiting(database)) > 0) await wakeReader(database);
    return;
  }
}

/** The job: files from before their field became searchable, and those of a restored backup, are read by and by. */
export async function findUnread(database: Queryable, model: RuntimeModel): Promise<void> {
  if ((await wantAllTexts(database, model, false)) > 0) await wakeReader(database);
}
