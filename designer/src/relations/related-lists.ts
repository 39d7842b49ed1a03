import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { headOf } from '../draft/definition-head.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';

/** A list of records on the page of the record that they point to. */
export type RelatedList = {
  readonly file: string;
  /** Place in the form. */
  readonly path: string;
  /** The tab on which it stands. */
  readonly tab: Label | undefined;
  /** Id of the entity whose form it is. */
  readonly on: string;
  /** Whose records it shows, and the field of theirs that points here. */
  readonly entity: string;
  readonly via: string;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** All lists of related records in the forms of a draft. */
export const relatedLists = (documents: readonly EditedDocument[]): readonly RelatedList[] =>
  documents.flatMap(({ file, document }) => {
    if (!isPlain(document) || document['kind'] !== 'form') return [];
    return listOf(document['tabs']).flatMap((tab, tabAt) =>
      listOf(isPlain(tab) ? tab['related'] : []).flatMap((one, at) =>
        isPlain(one)
          ? [
              {
                file,
                tab: headOf(tab).label,
                path: `tabs.${tabAt}.related.${at}`,
                on: String(document['entity']),
                entity: String(one['entity']),
                via: String(one['via']),
              },
            ]
          : [],
      ),
    );
  });
