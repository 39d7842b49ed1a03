import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, realpath, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { sharedFolder } from '@leitwerk/platform/module/shared-folder';
import { exchangeIssue } from '../exchange-issue.ts';
import type { FolderConnection } from './connection.ts';
import type { OutsideFile, Place } from './place.ts';
import { isPlainName } from './place.ts';
import { reasonOf } from './reason-of.ts';

const MOST_NAMES = 100;

/**
 * A folder below the one that whoever runs the server gives. No part of a path may be a link, and none leads up.
 * Throws `ActionRefused` where there is no such folder, or none is given
 */
export async function openFolder(connection: FolderConnection): Promise<Place> {
  const root = sharedFolder();
  if (root === null) throw new ActionRefused([exchangeIssue('kind', 'exchange.no-folder')]);
  const base = await realpath(root).catch((error: unknown) => refuse(root, error));
  const inside = (...parts: readonly string[]) => pathWithin(base, [connection.folder, ...parts]);
  await inside();
  return {
    list: async (folder, fits) => {
      const path = await inside(folder);
      const found: OutsideFile[] = [];
      for (const name of await readdir(path).catch((error: unknown) => refuse(folder, error))) {
        if (!isPlainName(name) || !fits(name)) continue;
        const file = await lstat(join(path, name)).catch(() => null);
        if (file?.isFile()) found.push({ name, size: file.size, changedAt: file.mtime.toISOString() });
      }
      return found;
    },
    async *read(folder, name) {
      const path = await inside(folder);
      const file = await open(join(path, plain(name)), READ).catch((error: unknown) => refuse(name, error));
      try {
        if (!(await file.stat()).isFile()) await refuse(name, 'no file');
        // Whoever swaps a folder for a link between the look and the reading is noticed here.
        if ((await inside(folder)) !== path) await refuse(folder, 'moved');
        yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
      } finally {
        await file.close();
      }
    },
    archive: async (folder, name, archive) => {
      try {
        const from = join(await inside(folder), plain(name));
        await mkdir(join(await inside(folder), ...partsOf(archive)), { recursive: true });
        const target = await inside(folder, archive);
        return await moveTo(from, target, name);
      } catch {
        return false;
      }
    },
    put: async (folder, name, content) => {
      const path = join(await inside(folder), plain(name));
      const there = await lstat(path).catch(() => null);
      if (there) {
        if (there.isFile() && there.size === content.length && content.equals(await readFile(path))) return;
        throw new ActionRefused([exchangeIssue('file', 'exchange.exists', { file: name })]);
      }
      const unfinished = join(await inside(folder), `.${plain(name)}.part`);
      try {
        // What a former try has left, or a link that somebody has laid there, is not written into.
        await unlink(unfinished).catch(() => undefined);
        await writeFile(unfinished, content, { flag: 'wx' });
        await link(unfinished, path);
        await unlink(unfinished);
      } catch (error) {
        await refuse(folder, error);
      }
    },
    close: async () => undefined,
  };
}

const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Moves a file under a name that is free: a link to what is there already fails, a rename would write over it. */
async function moveTo(from: string, folder: string, name: string): Promise<boolean> {
  for (let at = 0; at < MOST_NAMES; at += 1)
    try {
      await link(from, join(folder, at === 0 ? name : `${name}.${at}`));
      await unlink(from);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  return false;
}

const plain = (name: string): string => {
  if (!isPlainName(name)) throw new ActionRefused([exchangeIssue('folder', 'exchange.path', { path: name })]);
  return name;
};

const partsOf = (folder: string): readonly string[] =>
  folder
    .split('/')
    .filter((part) => part !== '')
    .map(plain);

/** The path of a folder of which no part is a link. Throws `ActionRefused` */
async function pathWithin(base: string, folders: readonly string[]): Promise<string> {
  let path = base;
  for (const part of folders.flatMap(partsOf)) {
    path = join(path, part);
    const found = await lstat(path).catch((error: unknown) => refuse(part, error));
    if (!found.isDirectory()) throw new ActionRefused([exchangeIssue('folder', 'exchange.path', { path: part })]);
  }
  return path;
}

const refuse = async (folder: string, error: unknown): Promise<never> => {
  throw new ActionRefused([
    exchangeIssue('folder', 'exchange.folder', { folder: folder || '.', reason: reasonOf(error) }),
  ]);
};
