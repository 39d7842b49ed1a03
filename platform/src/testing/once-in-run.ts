import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ASK_MS = 100;

/**
 * Does something once for all files of a run; a file that wants the same meanwhile waits.
 * @param name of the work, as a file may be called
 * @returns what the work gave, which is kept as JSON
 */
export async function onceInRun<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mark = join(process.env['TEST_RUN_FOLDER'] ?? '', `${name}.json`);
  while (!existsSync(mark)) {
    if (!isFirst(`${mark}.lock`)) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
      continue;
    }
    try {
      // The other one may have been done just now.
      if (!existsSync(mark)) writeFileSync(mark, JSON.stringify(await work()));
    } finally {
      rmdirSync(`${mark}.lock`);
    }
  }
  return JSON.parse(readFileSync(mark, 'utf8')) as T;
}

/** Making a folder succeeds for one of several processes. */
function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
