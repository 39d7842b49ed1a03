import { isPlain } from '@leitwerk/metadata/keyed-list';
import { headOf } from '../../draft/definition-head.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText, valueAt, withValue } from '../../schema-form/value-path.ts';
import type { EditedDocument, Use } from '../../where-used/find-uses.ts';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Definitions of a kind about an entity. */
export const aboutEntity = (
  documents: readonly EditedDocument[],
  kind: string,
  entity: string,
): readonly EditedDocument[] =>
  documents.filter(({ document }) => isPlain(document) && document['kind'] === kind && document['entity'] === entity);

export type Section = {
  /** Path of the section's list of fields. */
  readonly path: ValuePath;
  readonly tab: unknown;
  readonly section: unknown;
};

/** All places of a form in which a field can stand. */
export const sectionsOf = (form: unknown): readonly Section[] =>
  listOf(isPlain(form) ? form['tabs'] : []).flatMap((tab, tabAt) =>
    listOf(isPlain(tab) ? tab['sections'] : []).map((section, at) => ({
      path: ['tabs', tabAt, 'sections', at, 'fields'],
      tab,
      section,
    })),
  );

/** Where a person wants a new field to be seen; what is not said goes by itself. */
export type ChosenPlaces = {
  /** File of a form → text of the path of a section, or `NOWHERE`. */
  readonly forms: Readonly<Record<string, string>>;
  /** Files of views. */
  readonly views: readonly string[];
};

export const NOWHERE = 'nowhere';

/** The forms of an entity, each with where the field stands: on record pages by itself, on short forms when it is required. */
export const formPlaces = (
  documents: readonly EditedDocument[],
  entity: string,
  chosen: ChosenPlaces,
  isRequired: boolean,
) =>
  aboutEntity(documents, 'form', entity).map(({ file, document }) => {
    const sections = sectionsOf(document);
    const isShort = isPlain(document) && document['mode'] === 'create';
    const [first] = sections;
    const place = chosen.forms[file] ?? (first && (!isShort || isRequired) ? pathText(first.path) : NOWHERE);
    return { file, document, sections, place, path: sections.find(({ path }) => pathText(path) === place)?.path };
  });

export type FieldPlacement = {
  readonly entity: string;
  readonly field: Readonly<Record<string, unknown>>;
  /** File of a form → where in it. */
  readonly sections: ReadonlyMap<string, ValuePath>;
  /** Files of views that get a column. */
  readonly views: ReadonlySet<string>;
};

/** The documents with a new field and everywhere it is to be seen. */
export function withField(documents: readonly EditedDocument[], placement: FieldPlacement): readonly EditedDocument[] {
  const { entity, field, sections, views } = placement;
  const appended = (document: unknown, path: ValuePath, element: unknown): unknown =>
    withValue(document, path, [...listOf(valueAt(document, path)), element]);
  return documents.map((one) => {
    const { file, document } = one;
    const head = headOf(document);
    if (head.kind === 'entity' && head.id === entity) return { file, document: appended(document, ['fields'], field) };
    const section = sections.get(file);
    if (section) return { file, document: appended(document, section, { field: field['id'] }) };
    return views.has(file) ? { file, document: appended(document, ['columns'], field['id']) } : one;
  });
}

/** The documents without the places that name a field by its id in these kinds of definitions. */
export function withoutUses(
  documents: readonly EditedDocument[],
  uses: readonly Use[],
  kinds: ReadonlySet<string>,
): readonly EditedDocument[] {
  return documents.map((one) => {
    if (!kinds.has(headOf(one.document).kind)) return one;
    const paths = uses
      .filter((use) => use.file === one.file && use.how === 'reference')
      .map(({ path }) => elementOf(path));
    // From the back, so that positions in lists stay right.
    const document = paths.toReversed().reduce<unknown>((left, path) => withValue(left, path, undefined), one.document);
    return document === one.document ? one : { file: one.file, document };
  });
}

/** A thing that is only there to name the field goes as a whole: `{"field": "phone"}`. */
const elementOf = (path: ValuePath): ValuePath => (path.at(-1) === 'field' ? path.slice(0, -1) : path);
