import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AdaptationDefinition, EntityDefinition } from './generated/definitions.gen.ts';
import { messageOf, messages } from './messages.ts';
import { readDocuments } from './node/load.ts';
import type { Operation } from './overlay.ts';
import { applyOperations } from './overlay.ts';
import { validateDocuments } from './validate.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const own = await readDocuments(folder('seeds/utility-crm'));
const app = own.documents.find(({ file }) => file === 'app.json')?.document as { readonly modules: readonly string[] };
// What comes with the modules that the application names is part of what it means.
const modules = await Promise.all(app.modules.map((name) => readDocuments(folder(`modules/${name}`))));
const all = [own, ...modules].flatMap((one) => one.documents);
const isAdaptation = (document: unknown): document is AdaptationDefinition =>
  (document as { readonly kind: unknown }).kind === 'adaptation';
const adapted = all.flatMap(({ document }) =>
  isAdaptation(document)
    ? document.operations.map((one) => ({ ...one, at: [document.of, ...one.at] }) as Operation)
    : [],
);
const seed = {
  // With what the seed adapts in definitions of modules, as the platform lays them out.
  documents: applyOperations(all, adapted).documents,
  issues: [own, ...modules].flatMap((one) => one.issues),
};
const person = (id: string): EntityDefinition => ({
  kind: 'entity',
  id,
  name: id,
  label: { de: id, en: id },
  labelPlural: { de: id, en: id },
  titleField: 'name',
  fields: [
    { id: 'name', type: 'text', label: { de: 'Name', en: 'Name' } },
    { id: 'active', type: 'boolean', label: { de: 'Aktiv', en: 'Active' } },
    { id: 'roles', type: 'options', label: { de: 'Rollen', en: 'Roles' } },
  ],
});
const system = [person('user'), person('team')];

/** The seed with one document changed. */
function broken(kind: string, id: string, change: (document: Record<string, never>) => void) {
  const documents = structuredClone(seed.documents);
  const found = documents.find(
    ({ document }) => (document as { kind: string }).kind === kind && (document as { id: string }).id === id,
  );
  if (!found) throw new Error(`${kind} ${id} is not in the seed`);
  change(found.document as Record<string, never>);
  return validateDocuments(documents, system).issues.filter((issue) => issue.severity !== 'warning');
}

const field = (document: Record<string, never>, id: string): Record<string, unknown> =>
  (document['fields'] as unknown as Record<string, unknown>[]).find((one) => one['id'] === id) ?? {};

describe('the seed', () => {
  it('can be read and has no errors', () => {
    expect(seed.issues).toEqual([]);
    expect(validateDocuments(seed.documents, system).issues.filter((issue) => issue.severity !== 'warning')).toEqual(
      [],
    );
  });
});

describe('a definition that is wrong', () => {
  const cases: readonly [string, string, string, (document: Record<string, never>) => void, string, string][] = [
    [
      'an unknown key',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'phone'), { colour: 'red' }),
      'document.unknown-key',
      'fields.15.colour',
    ],
    [
      'a timeline of what does not point here',
      'entity',
      'lead',
      (one) => Object.assign(one, { timeline: [{ entity: 'task', via: 'contract' }] }),
      'definition.related',
      'timeline.0.via',
    ],
    [
      'a timeline by a field that is no moment',
      'entity',
      'lead',
      (one) => Object.assign(one, { timeline: [{ entity: 'task', via: 'lead', at: 'subject' }] }),
      'definition.owner-field',
      'timeline.0.at',
    ],
    [
      'a reminder by a field without a time',
      'entity',
      'task',
      (one) => Object.assign(one, { reminderField: 'deadline' }),
      'definition.owner-field',
      'reminderField',
    ],
    [
      'a reminder by a field that is not there',
      'entity',
      'task',
      (one) => Object.assign(one, { reminderField: 'nowhere' }),
      'definition.unknown-field',
      'reminderField',
    ],
    [
      'a repetition that starts at nothing',
      'entity',
      'appointment',
      (one) => delete one['startField'],
      'definition.missing',
      '',
    ],
    [
      'a repetition that is none',
      'entity',
      'appointment',
      (one) => Object.assign(one, { repetitionField: 'subject' }),
      'definition.owner-field',
      'repetitionField',
    ],
    [
      'a repetition without a place for its end',
      'entity',
      'appointment',
      (one) => delete one['repetitionEndField'],
      'definition.missing',
      '',
    ],
    [
      'an end of repetitions that people could change',
      'entity',
      'appointment',
      (one) => delete (field(one, 'repeatsUntil') as { readOnly?: boolean }).readOnly,
      'definition.missing',
      'repetitionEndField',
    ],
    [
      'an end of another type than the start',
      'entity',
      'appointment',
      (one) => Object.assign(one, { endField: 'repeatsUntil' }),
      'definition.owner-field',
      'endField',
    ],
    ['a missing key', 'entity', 'lead', (one) => delete one['label'], 'document.missing-key', 'label'],
    [
      'a property without effect',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'birthDate'), { maxLength: 3 }),
      'definition.no-effect',
      'fields.11.maxLength',
    ],
    [
      'an unknown option set',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'source'), { optionSet: 'nowhere' }),
      'definition.unknown-reference',
      'fields.12.optionSet',
    ],
    [
      'a default that does not fit',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'score'), { default: 500 }),
      'definition.default',
      'fields.14.default',
    ],
    [
      'a formula with an unknown field',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'displayName'), { expression: 'nonsense' }),
      'expression.unknown-field',
      'fields.1.expression',
    ],
    [
      'a formula with a regular expression',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'displayName'), { expression: '$contains(lastName, /(a+)+$/)' }),
      'expression.forbidden',
      'fields.1.expression',
    ],
    [
      'a formula that needs itself',
      'entity',
      'lead',
      (one) => Object.assign(field(one, 'displayName'), { expression: 'displayName & lastName' }),
      'definition.cycle',
      'fields.1.expression',
    ],
    [
      'a title that is no field',
      'entity',
      'lead',
      (one) => Object.assign(one, { titleField: 'nobody' }),
      'definition.unknown-field',
      'titleField',
    ],
    [
      'a status nobody reaches',
      'contract-status',
      'task-status',
      (one) => (one['states'] as unknown as unknown[]).push({ id: 'lost', label: { de: 'x', en: 'x' } }),
      'definition.unreachable',
      'states.5',
    ],
    [
      'a role with an unknown field',
      'role',
      'viewer',
      (one) => Object.assign((one['grants'] as unknown as object[])[0] ?? {}, { hiddenFields: ['nobody'] }),
      'definition.unknown-field',
      'grants.0.hiddenFields.0',
    ],
    [
      'a row rule over an unknown field',
      'role',
      'viewer',
      (one) => Object.assign((one['grants'] as unknown as object[])[0] ?? {}, { rows: { 'owner.nobody': 1 } }),
      'definition.unknown-field',
      'grants.0.rows.owner.nobody',
    ],
    [
      'a form field that is not there',
      'form',
      'lead-create',
      (one) => Object.assign(one, { keyFacts: ['nobody'] }),
      'definition.unknown-field',
      'keyFacts.0',
    ],
    [
      'a view over an unknown field',
      'view',
      'lead-list',
      (one) => Object.assign(one, { sort: ['-nobody'] }),
      'definition.unknown-field',
      'sort.0',
    ],
    [
      'navigation to nowhere',
      'app',
      'utility-crm',
      (one) => Object.assign(one, { startPage: 'nowhere' }),
      'definition.unknown-reference',
      'startPage',
    ],
  ];
  it.each(cases)('%s is found', (_name, kind, id, change, code, path) => {
    const issues = broken(kind, id, change);
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toContain(`${code} ${path}`);
    expect(issues.every((issue) => issue.file?.endsWith('.json'))).toBe(true);
  });

  it('is told in words where the shape is an expression', () => {
    const [issue] = broken('numbering', 'lead-number', (one) => Object.assign(one, { pattern: 'L-{0000' }));
    expect(issue).toMatchObject({ path: 'pattern', code: 'document.value' });
    if (!issue) return;
    expect(messageOf(issue, 'de')).toContain('genau einem {000…}');
    expect(messageOf(issue, 'en')).toContain('exactly one {000…}');
  });

  it('is told in both languages', () => {
    for (const [, kind, id, change] of cases) {
      for (const issue of broken(kind, id, change)) {
        expect(messages[issue.code], issue.code).toBeDefined();
        expect(messageOf(issue, 'de')).not.toMatch(/\{\w+\}/);
        expect(messageOf(issue, 'en')).not.toMatch(/\{\w+\}/);
      }
    }
  });
});
