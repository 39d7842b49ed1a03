import { isPlain } from '@leitwerk/metadata/keyed-list';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import { kindsReferred, nodeOfKind } from '@leitwerk/metadata/schema-node';
import type { DraftIssue } from '../client/drafts.ts';
import { headOf } from '../draft/definition-head.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';
import { entityAround, walkValues } from '../where-used/walk-values.ts';

/** Something that nothing uses, and why somebody may think so. */
export type Unused = {
  readonly why: 'field' | 'option-set' | 'numbering' | 'role' | 'workflow' | 'warning';
  readonly file: string;
  /** Place in the definition; empty for the whole. */
  readonly path: string;
  /** In the words of the check, where it has found it. */
  readonly message?: string;
};

/** Kinds that do nothing by themselves: somebody must name them. */
const NAMED_BY_OTHERS = ['option-set', 'numbering'] as const;
/** Warnings of the check that tell of something without effect. */
const WARNINGS: ReadonlySet<string> = new Set([
  'definition.on-no-form',
  'definition.unreachable',
  'definition.not-begun',
  'definition.no-way-out',
]);

/**
 * Definitions and fields that nothing names: fields on no form and in no view, formula, filter or letter, lists of options and number ranges without a
 * field, workflows that nothing begins, roles that nobody has.
 * @param held ids of roles that somebody has; null when the reader may not know
 */
export function findUnused(
  documents: readonly EditedDocument[],
  issues: readonly DraftIssue[],
  held: ReadonlySet<string> | null,
): readonly Unused[] {
  const named = namesIn(documents);
  return documents
    .flatMap(({ file, document }): readonly Unused[] => {
      const { kind, id } = headOf(document);
      // What a module's program uses of its own is not seen.
      if (!isPlain(document) || moduleOfFile(file) !== null) return [];
      if (kind === 'entity')
        return fieldsOf(document, named).map((at) => ({ why: 'field', file, path: `fields.${at}` }));
      const why = NAMED_BY_OTHERS.find((one) => one === kind);
      if (why) return named.definitions.has(`${kind}/${id}`) ? [] : [{ why, file, path: '' }];
      if (kind === 'workflow' && !canBegin(document, id, named)) return [{ why: 'workflow', file, path: 'starts' }];
      if (kind === 'role' && held && !held.has(id) && !named.definitions.has(`role/${id}`))
        return [{ why: 'role', file, path: '' }];
      return [];
    })
    .concat(
      issues.flatMap((one): readonly Unused[] =>
        one.severity === 'warning' && one.file !== undefined && WARNINGS.has(one.code)
          ? [{ why: 'warning', file: one.file, path: one.path, message: one.message }]
          : [],
      ),
    );
}

type Names = {
  /** `kind/id` of what is referred to. */
  readonly definitions: ReadonlySet<string>;
  /** `entity/field` by id, and names in formulas and filters for any entity. */
  readonly fields: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
};

/** All that definitions name, read once: asking for each field alone would read everything hundreds of times. */
function namesIn(documents: readonly EditedDocument[]): Names {
  const [definitions, fields, words] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { document } of documents) {
    const root = isPlain(document) ? nodeOfKind(String(document['kind'])) : undefined;
    if (!root) continue;
    walkValues(root, document, ({ value, shape, around, node }) => {
      if (shape.is === 'reference') {
        const plain = String(value).replace(/^-/, '');
        if (shape.to === 'field-path') addWords(plain, words);
        else if (['field', 'any-field', 'sort'].includes(shape.to)) fields.add(`${entityAround(around)}/${plain}`);
        else for (const kind of kindsReferred(shape.to)) definitions.add(`${kind}/${plain}`);
      } else if (node.schema['x-names']) definitions.add(`${node.schema['x-names']}/${String(value)}`);
      else if (shape.is === 'formula' || node.schema['x-path']) addWords(String(value), words);
      else if (shape.is === 'letter')
        for (const text of Object.values(isPlain(value) ? value : {}))
          for (const [braces] of String(text).matchAll(/\{\{[^}]*\}\}/g)) addWords(braces, words);
      else if (['json', 'filter', 'values', 'input'].includes(shape.is)) addWords(JSON.stringify(value) ?? '', words);
    });
  }
  return { definitions, fields, words };
}

function addWords(text: string, words: Set<string>): void {
  for (const [word] of text.matchAll(/[A-Za-z][A-Za-z0-9]*/g)) words.add(word);
}

/** Positions of fields that nothing names. Those that the platform itself goes by are named by their entity. */
function fieldsOf(entity: Readonly<Record<string, unknown>>, { fields, words }: Names): readonly number[] {
  const id = String(entity['id']);
  const list: readonly unknown[] = Array.isArray(entity['fields']) ? entity['fields'] : [];
  return list.flatMap((field, at) => {
    if (!isPlain(field)) return [];
    const [own, name] = [String(field['id']), String(field['name'] ?? field['id'])];
    const isNamed = [own, name].some((one) => fields.has(`${id}/${one}`)) || words.has(name);
    return isNamed ? [] : [at];
  });
}

/** Whether something begins it: its own starts, another workflow, or an automation that names it. */
const canBegin = (workflow: Readonly<Record<string, unknown>>, id: string, { definitions }: Names): boolean =>
  (Array.isArray(workflow['starts']) && workflow['starts'].some((one) => isPlain(one) && one['on'] !== 'workflow')) ||
  definitions.has(`workflow/${id}`);
