import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Issue } from '../issue.ts';

export type ReadDocument = { readonly file: string; readonly document: unknown };

const MOST_BYTES = 1_000_000;

/** Reads `app.json` and `definitions/**\/*.json` of a folder, in the order of their names. What cannot be read is an issue. */
export async function readDocuments(
  folder: string,
): Promise<{ readonly documents: readonly ReadDocument[]; readonly issues: readonly Issue[] }> {
  const files = [join(folder, 'app.json'), ...(await jsonFiles(join(folder, 'definitions')))];
  const documents: ReadDocument[] = [];
  const issues: Issue[] = [];
  for (const path of files) {
    const file = relative(folder, path).split(sep).join('/');
    const stat = await lstat(path).catch(() => null);
    if (stat === null) continue;
    if (!stat.isFile()) {
      issues.push({ file, path: '', code: 'document.link' });
    } else if (stat.size > MOST_BYTES) {
      issues.push({ file, path: '', code: 'document.too-large', params: { most: MOST_BYTES } });
    } else {
      try {
        documents.push({ file, document: JSON.parse(await readFile(path, 'utf8')) });
      } catch (error) {
        issues.push({
          file,
          path: '',
          code: 'document.json',
          params: { reason: error instanceof Error ? error.message : String(error) },
        });
      }
    }
  }
  return { documents, issues };
}

async function jsonFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.name.endsWith('.json') && !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
