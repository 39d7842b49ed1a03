import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import { isInstalled, MODULES_FOLDER } from './load-modules.ts';

/** What people call a module, and what it is for, as its package says under `leitwerk`. */
export type ModuleWords = {
  readonly name: string;
  readonly label: Label | null;
  readonly description: Label | null;
};

/**
 * All modules that are installed, by name, for people to choose from. Their packages are read, and none of their code is run: it is loaded
 * when the live application names the module.
 */
export async function readInstalledModules(): Promise<readonly ModuleWords[]> {
  const names = (await readdir(MODULES_FOLDER)).filter(isInstalled).sort();
  return Promise.all(names.map(readWords));
}

async function readWords(name: string): Promise<ModuleWords> {
  const text = await readFile(resolve(MODULES_FOLDER, name, 'package.json'), 'utf8').catch(() => '{}');
  const { leitwerk: { label, description } = {} } = JSON.parse(text) as {
    readonly leitwerk?: Partial<Record<string, unknown>>;
  };
  return { name, label: labelFrom(label), description: labelFrom(description) };
}

const labelFrom = (given: unknown): Label | null => {
  const { de, en } =
    ((typeof given === 'object' ? given : null) as { readonly de?: unknown; readonly en?: unknown }) ?? {};
  return typeof de === 'string' && typeof en === 'string' ? { de, en } : null;
};
