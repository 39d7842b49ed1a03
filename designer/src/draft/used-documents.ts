import { isPlain } from '@leitwerk/metadata/keyed-list';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import type { EditedDocument } from '../where-used/find-uses.ts';

/** Without definitions of modules that the application among them does not use: they are not in effect. */
export function usedDocuments<T extends EditedDocument>(documents: readonly T[]): readonly T[] {
  const app = documents.find(({ document }) => isPlain(document) && document['kind'] === 'app')?.document;
  const modules: unknown = isPlain(app) ? app['modules'] : undefined;
  const used = new Set<unknown>(Array.isArray(modules) ? modules : []);
  const isUsed = ({ file }: T): boolean => {
    const module = moduleOfFile(file);
    return module === null || used.has(module);
  };
  return documents.every(isUsed) ? documents : documents.filter(isUsed);
}

/** The documents with those of unused modules among others, which were left out before they were edited. */
export function withUnused<T extends EditedDocument>(edited: readonly T[], all: readonly T[]): readonly T[] {
  const used = new Set<T>(usedDocuments(all));
  if (used.size === all.length) return edited;
  const there = new Set(edited.map(({ file }) => file));
  return [...edited, ...all.filter((one) => !used.has(one) && !there.has(one.file))];
}
