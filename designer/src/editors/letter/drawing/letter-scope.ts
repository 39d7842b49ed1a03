import { LETTER_DATA } from '@leitwerk/metadata/letter/letter-calls';
import { ADDRESS_PARTS, isPrintable } from '@leitwerk/metadata/letter/letter-frame';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { EntityModel, FieldModel, Label, Language } from '@leitwerk/runtime-ui/renderer';
import type { Node } from '@tiptap/pm/model';
import type { LetterSurroundings } from '../complete-letter.ts';
import { readList, readOpening } from './letter-call.ts';

/** What names mean: fields of a record, or columns of a row. */
export type Scope = { readonly fields: readonly FieldModel[]; readonly entity?: EntityModel };
/** The innermost first. */
export type Scopes = readonly Scope[];

/** What opens the conditions and lists around a place, the outermost first. */
export function openingsAt(doc: Node, at: number): readonly string[] {
  const $at = doc.resolve(at);
  const found: string[] = [];
  for (let depth = 1; depth <= $at.depth; depth++) {
    const { open } = $at.node(depth).attrs as { open?: string };
    if (/Part$|^part$/.test($at.node(depth).type.name)) found.push(open ?? '');
  }
  if (!$at.parent.isTextblock) return found;
  const inline: string[] = [];
  $at.parent.forEach((node, offset) => {
    if (offset >= $at.parentOffset) return;
    if (node.type.name === 'begin') inline.push(String(node.attrs['source']));
    else if (node.type.name === 'end') inline.pop();
  });
  return [...found, ...inline];
}

/** What names mean within these. */
export function scopesWithin(openings: readonly string[], { entity, model }: LetterSurroundings): Scopes {
  let scopes: Scopes = entity ? [scopeOf(entity)] : [];
  for (const source of openings) {
    const opening = readOpening(source);
    const list = opening && readList(opening);
    if (!list) continue;
    if ('path' in list) scopes = [{ fields: fieldAt(list.path, scopes, model)?.columns ?? [] }, ...scopes];
    else {
      const other = model.entities[list.entity];
      scopes = [other ? scopeOf(other) : { fields: [] }, ...scopes];
    }
  }
  return scopes;
}

const scopeOf = (entity: EntityModel): Scope => ({ fields: [...entity.fields, ...SYSTEM_FIELDS], entity });

const insideOf = (path: string): { readonly depth: number; readonly names: readonly string[] } => {
  const depth = path.split('../').length - 1;
  return { depth, names: path.slice(depth * 3).split('.') };
};

/** The field to which a path leads; undefined for parts of addresses and names that lead nowhere. */
export function fieldAt(path: string, scopes: Scopes, model: LetterSurroundings['model']): FieldModel | undefined {
  const { depth, names } = insideOf(path);
  let fields: readonly FieldModel[] = scopes[depth]?.fields ?? [];
  let field: FieldModel | undefined;
  for (const name of names) {
    field = fields.find((one) => one.name === name);
    const target = field?.entity === undefined ? undefined : model.entities[field.entity];
    fields = target ? [...target.fields, ...SYSTEM_FIELDS] : [];
  }
  return field;
}

export const fieldsAround = (path: string, scopes: Scopes): readonly FieldModel[] =>
  scopes[insideOf(path).depth]?.fields ?? [];
export const withoutSteps = (path: string): string => insideOf(path).names.join('.');

export type Choice = { readonly path: string; readonly label: string; readonly field: FieldModel | null };

/** What can be shown or asked for at a place, through references too. */
export function choicesIn(scopes: Scopes, model: LetterSurroundings['model'], language: Language): readonly Choice[] {
  const own = scopes.flatMap((scope, depth) => {
    const before = '../'.repeat(depth);
    return scope.fields.flatMap((field) => belowOf(field, `${before}${field.name}`, [field.label], model, 1, language));
  });
  const data = Object.entries(LETTER_DATA).map(([name, label]) => ({
    path: `@${name}`,
    label: label[language],
    field: null,
  }));
  return [...own, ...data];
}

function belowOf(
  field: FieldModel,
  path: string,
  labels: readonly Label[],
  model: LetterSurroundings['model'],
  deeper: number,
  language: Language,
): readonly Choice[] {
  const words = (more: readonly Label[]): string => [...labels, ...more].map((one) => one[language]).join(' › ');
  const found: Choice[] = isPrintable(field) ? [{ path, label: words([]), field }] : [];
  if (field.type === 'address')
    for (const [part, label] of Object.entries(ADDRESS_PARTS))
      found.push({ path: `${path}.${part}`, label: words([label]), field: null });
  const target = field.entity === undefined || field.type === 'references' ? undefined : model.entities[field.entity];
  if (deeper > 0 && target)
    for (const one of target.fields)
      found.push(...belowOf(one, `${path}.${one.name}`, [...labels, one.label], model, deeper - 1, language));
  return found;
}

export type ListChoice = {
  readonly label: string;
  readonly open: string;
  readonly close: string;
  readonly columns: readonly FieldModel[];
};

/** Lists over which a table can go: rows of fields, also one reference away, and records that point here. */
export function listsIn(scopes: Scopes, model: LetterSurroundings['model'], language: Language): readonly ListChoice[] {
  const [scope] = scopes;
  if (!scope) return [];
  const rows = (field: FieldModel, path: string, labels: readonly Label[]): readonly ListChoice[] =>
    field.type === 'child-rows'
      ? [
          {
            label: labels.map((one) => one[language]).join(' › '),
            open: `{{#each ${path}}}`,
            close: '{{/each}}',
            columns: field.columns ?? [],
          },
        ]
      : [];
  const own = scope.fields.flatMap((field) => {
    const target = field.entity === undefined || field.type === 'references' ? undefined : model.entities[field.entity];
    return [
      ...rows(field, field.name, [field.label]),
      ...(target?.fields.flatMap((one) => rows(one, `${field.name}.${one.name}`, [field.label, one.label])) ?? []),
    ];
  });
  const related = (scope.entity?.incoming ?? []).flatMap(({ entity, field }) => {
    const other = model.entities[entity];
    const via = other?.fields.find((one) => one.id === field || one.name === field);
    if (!other || via?.type !== 'reference') return [];
    return [
      {
        label: `${other.labelPlural[language]} (${via.label[language]})`,
        open: `{{#related "${other.name}" via="${via.name}" limit=50}}`,
        close: '{{/related}}',
        columns: other.fields,
      },
    ];
  });
  return [...own, ...related];
}

const CALL_OF_TYPE: Readonly<Record<string, string>> = {
  date: 'asDate',
  'date-time': 'asDate',
  money: 'asMoney',
};

/** A field as it is usually shown. */
export const usualSource = ({ path, field }: Pick<Choice, 'path' | 'field'>): string => {
  const call = path === '@today' ? 'asDate' : field?.format === 'iban' ? 'asIban' : CALL_OF_TYPE[field?.type ?? ''];
  return call === undefined ? `{{${path}}}` : `{{${call} ${path}}}`;
};
