import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import { isInstalled } from './load-modules.ts';

export type ModuleDocument = { readonly file: string; readonly document: Definition };

const FOLDER = resolve(import.meta.dirname, '../../../modules');
const known = new Map<string, readonly ModuleDocument[]>();

/** The definitions that come with a module. They are part of the code and do not change while it runs. */
function documentsOf(name: string): readonly ModuleDocument[] {
  const found = known.get(name) ?? readFolder(name);
  known.set(name, found);
  return found;
}

function readFolder(name: string): readonly ModuleDocument[] {
  const folder = join(FOLDER, name, 'definitions');
  let entries: readonly { readonly name: string; readonly parentPath: string }[];
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.name.endsWith('.json'));
  } catch {
    return [];
  }
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      file: `modules/${relative(FOLDER, path).split(sep).join('/')}`,
      document: JSON.parse(readFileSync(path, 'utf8')) as Definition,
    }));
}

/** Names of the modules that the application among these definitions uses. Bears what has not been checked yet. */
export const moduleNamesOf = (definitions: readonly unknown[]): readonly string[] =>
  definitions.flatMap((one) => {
    const { kind, modules } = (one ?? {}) as { readonly kind?: unknown; readonly modules?: unknown };
    return kind === 'app' && Array.isArray(modules) ? modules.filter((name) => typeof name === 'string') : [];
  });

/** Documents of the modules that the application uses, beside the given definitions. */
export const moduleDocuments = (definitions: readonly unknown[]): readonly ModuleDocument[] =>
  moduleNamesOf(definitions).filter(isInstalled).flatMap(documentsOf);
