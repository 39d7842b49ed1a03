import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Root of the project: where `npm run new` was called. */
export const ROOT = resolve(process.cwd());

/** Why nothing, or nothing more, was made: one clear line. */
export class NewError extends Error {}

export const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export const pascalCase = (name: string): string => {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
};

/** The words of a name, as a first label. */
export const wordsOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** A property of an object literal: quoted only where it must be. */
export const keyOf = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);

/** Writes new files; refuses before the first when one is there already. */
export function writeFiles(files: Readonly<Record<string, string>>): void {
  for (const path of Object.keys(files))
    if (existsSync(join(ROOT, path))) throw new NewError(`${path} is there already`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`  new      ${path}`);
  }
}

/** Adds imports and a line to the list that is declared as `const <list>`, before its closing bracket. */
export function addToList(path: string, list: string, line: string, imports: readonly string[] = []): void {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const start = text.search(new RegExp(`const ${list}\\b`));
  const end = start < 0 ? -1 : text.indexOf('\n};', start);
  if (end < 0) throw new NewError(`${path} has no list named ${list}`);
  const head = imports.length > 0 ? `${imports.join('\n')}\n` : '';
  writeFileSync(join(ROOT, path), `${head}${text.slice(0, end)}\n  ${line}${text.slice(end)}`);
  console.log(`  changed  ${path}`);
}

/** Replaces text that must be there. */
export function replaceIn(path: string, what: RegExp, by: string): void {
  const text = readFileSync(join(ROOT, path), 'utf8');
  if (!what.test(text)) throw new NewError(`${path} does not look as expected: ${String(what)} is not in it`);
  writeFileSync(join(ROOT, path), text.replace(what, by));
  console.log(`  changed  ${path}`);
}
