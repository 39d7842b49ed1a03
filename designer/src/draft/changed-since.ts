import { isSame } from '@leitwerk/metadata/keyed-list';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import type { EditedDocument } from '../where-used/find-uses.ts';
import { headOf } from './definition-head.ts';

export type ChangeMark = 'new' | 'changed' | null;

const compared = new WeakMap<object, WeakMap<object, boolean>>();

/** Remembered, because hundreds of definitions are asked at every keystroke and one of them is another. */
function isSameDocument(one: object, other: object): boolean {
  const known = compared.get(one) ?? new WeakMap<object, boolean>();
  compared.set(one, known);
  const result = known.get(other) ?? isSame(one, other);
  known.set(other, result);
  return result;
}

const keyOf = (document: unknown): string => {
  const { kind, id } = headOf(document);
  return `${kind}/${id}`;
};

/** What a draft has made of the definitions on which it is based. */
export function changesSince(base: readonly EditedDocument[]) {
  const old = new Map(base.map(({ document }) => [keyOf(document), document]));
  return {
    markOf: (document: unknown): ChangeMark => {
      const before = old.get(keyOf(document));
      if (before === undefined) return 'new';
      if (typeof document !== 'object' || document === null || typeof before !== 'object' || before === null)
        return null;
      return isSameDocument(before, document) ? null : 'changed';
    },
    removed: (documents: readonly EditedDocument[]): readonly EditedDocument[] => {
      const now = new Set(documents.map(({ document }) => keyOf(document)));
      // Those of a module go and come with the module.
      return base.filter(({ file, document }) => moduleOfFile(file) === null && !now.has(keyOf(document)));
    },
  };
}
