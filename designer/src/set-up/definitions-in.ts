import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import { definitionKey, operationsBetween } from '@leitwerk/metadata/overlay';

export type Documents = readonly OverlaidDocument[];

type OfKind<K extends Definition['kind']> = Extract<Definition, { readonly kind: K }>;

/** All definitions of one kind. What is asked here lies over a version that is live, so they have their shape. */
export const definitionsIn = <K extends Definition['kind']>(documents: Documents, kind: K): readonly OfKind<K>[] =>
  documents.map(({ document }) => document as Definition).filter((one): one is OfKind<K> => one.kind === kind);

/** The documents with one definition as it is to be. */
export const withDefinition = (documents: Documents, definition: Definition): Documents =>
  documents.map((one) =>
    definitionKey(one) === `${definition.kind}/${definition.id}` ? { file: one.file, document: definition } : one,
  );

export const withoutDefinition = (documents: Documents, key: string): Documents =>
  documents.filter((one) => definitionKey(one) !== key);

/** What has been answered, as operations over what is live; nothing for what is as it was. */
export function operationsOf(live: Documents, edited: Documents): readonly Operation[] {
  const same = new Set(live.map(({ document }) => document));
  const kept = new Set(edited.map(({ document }) => document).filter((document) => same.has(document)));
  const changed = (side: Documents): Documents => side.filter(({ document }) => !kept.has(document));
  return operationsBetween(changed(live), changed(edited));
}
