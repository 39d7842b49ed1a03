import { targetOf } from '@leitwerk/metadata/check-scope';
import type { EntityDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import type { Language } from '@leitwerk/metadata/shown-type';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { DefinitionInEffect } from '../module/module-definitions.ts';
import { drawProcess, drawStatus } from './draw-process.ts';
import type { Block, Fact, Manual } from './manual-block.ts';
import { manualTexts } from './manual-texts.ts';
import type { Names } from './value-facts.ts';
import { factsOf } from './value-facts.ts';

/** Chapters in the order in which a reader wants them; kinds that are not named come behind. */
const ORDER = [
  'app',
  'entity',
  'option-set',
  'contract-status',
  'workflow',
  'automation',
  'journal',
  'form',
  'view',
  'role',
  'numbering',
];
/** What is played to try the rest is no part of a hand-over. */
const LEFT_OUT: ReadonlySet<string> = new Set(['scenario']);

const FIELDS: ReadonlySet<string> = new Set(['$schema', 'kind', 'id', 'name', 'label', 'fields', 'help']);
const FIELD_HEAD: ReadonlySet<string> = new Set(['id', 'name', 'type', 'label', 'help']);

/**
 * The manual of a configuration: every definition with everything that it says, in words, and processes as pictures.
 * @param brought by modules and the platform; they are named only where others refer to them
 */
export function makeManual(
  definitions: readonly DefinitionInEffect[],
  brought: readonly DefinitionInEffect[],
  language: Language,
  source: readonly string[],
): Manual {
  const t = manualTexts[language];
  const names = namesOf([...definitions, ...brought], language);
  const kinds = [...new Set([...ORDER, ...definitions.map(({ kind }) => kind)])].filter((kind) => !LEFT_OUT.has(kind));
  const app = definitions.find((one) => one.kind === 'app');
  return {
    language,
    title: t.title,
    lines: [app ? `${app.label[language]}${app.version ? ` ${app.version}` : ''}` : '', ...source].filter(Boolean),
    blocks: [
      { is: 'text', text: t.intro },
      ...kinds.flatMap((kind) =>
        chapterOf(
          kind,
          definitions.filter((one) => one.kind === kind),
          names,
        ),
      ),
      ...interfacesOf(definitions, language),
    ],
  };
}

function chapterOf(kind: string, definitions: readonly DefinitionInEffect[], names: Names): readonly Block[] {
  const node = nodeOfKind(kind);
  if (!node || definitions.length === 0) return [];
  const { language } = names;
  const title = node.schema[definitions.length === 1 ? 'x-label' : 'x-plural'] ?? node.schema['x-label'];
  const sorted = [...definitions].sort((one, other) =>
    one.label[language].localeCompare(other.label[language], language),
  );
  const said = language === 'de' ? node.schema['x-help']?.de : node.schema.description;
  return [
    { is: 'heading', level: 1, text: title?.[language] ?? kind, anchor: kind },
    ...(said ? [{ is: 'text', text: said } as const] : []),
    ...sorted.flatMap((one) => sectionOf(one, names)),
  ];
}

function sectionOf(definition: DefinitionInEffect, names: Names): readonly Block[] {
  const { language } = names;
  const node = nodeOfKind(definition.kind);
  if (!node) return [];
  const plain = definition as unknown as Plain;
  const help = 'help' in definition ? definition.help?.[language] : undefined;
  const facts = factsOf(node, plain, names, definition.kind === 'entity' ? { without: FIELDS } : {});
  return [
    {
      is: 'heading',
      level: 2,
      text: `${definition.label[language]} (${definition.id})`,
      anchor: `${definition.kind}-${definition.id}`,
    },
    ...(help ? [{ is: 'text', text: help } as const] : []),
    ...(definition.kind === 'contract-status' ? [drawStatus(definition, language)] : []),
    ...(definition.kind === 'workflow' ? [drawProcess(definition, language)] : []),
    ...(definition.kind === 'entity' ? [fieldTable(definition, names)] : []),
    ...(facts.length > 0 ? [{ is: 'facts', facts } as const] : []),
  ];
}

function fieldTable(entity: EntityDefinition, names: Names): Block {
  const t = manualTexts[names.language];
  const entityNode = nodeOfKind('entity');
  const node = entityNode && nodeBelow(nodeBelow(entityNode, 'fields'), 0);
  const typeWord = (type: string): string =>
    (node && nodeBelow(node, 'type').schema['x-values']?.[type]?.[names.language]) ?? type;
  const rows = entity.fields.map((field) => {
    const facts = node
      ? factsOf(node, field as unknown as Plain, names, { without: FIELD_HEAD, around: [entity as unknown as Plain] })
      : [];
    const help = field.help?.[names.language];
    return [
      `${field.label[names.language]} (${field.name ?? field.id})`,
      typeWord(field.type),
      [help, ...facts.map(lineOf)].filter(Boolean).join('\n'),
    ];
  });
  return { is: 'table', head: [t.field, t.type, t.meaning], rows };
}

const lineOf = ({ depth, name, value }: Fact): string =>
  `${'  '.repeat(depth)}${name}${name && value ? ': ' : ''}${value}`;

function interfacesOf(definitions: readonly DefinitionInEffect[], language: Language): readonly Block[] {
  const t = manualTexts[language];
  const rows = definitions.flatMap((one): readonly (readonly string[])[] => {
    if (one.kind === 'entity') return [[`/api/records/${one.name}`, t.records(one.label[language])]];
    const isIncoming = one.kind === 'automation' && one.when.some(({ on }) => on === 'incoming');
    return isIncoming ? [[`/api/incoming/${one.id}`, t.incoming(one.label[language])]] : [];
  });
  const modules = definitions.flatMap((one) => (one.kind === 'app' ? (one.modules ?? []) : []));
  return [
    { is: 'heading', level: 1, text: t.interfaces, anchor: 'interfaces' },
    { is: 'text', text: t.interfacesText },
    {
      is: 'table',
      head: [t.address, t.purpose],
      rows: [...rows, ...modules.map((name) => [`/api/actions/${name}.…`, t.module(name)])],
    },
  ];
}

function namesOf(definitions: readonly DefinitionInEffect[], language: Language): Names {
  const labels = new Map(definitions.map((one) => [`${one.kind}/${one.id}`, one.label[language]]));
  const fields = new Map(
    definitions.flatMap((one) =>
      one.kind === 'entity'
        ? one.fields.flatMap((field) => [
            [`${one.id}/${field.id}`, field.label[language]] as const,
            [`${one.id}/${field.name ?? field.id}`, field.label[language]] as const,
          ])
        : [],
    ),
  );
  const targets = new Map(
    definitions.flatMap((one) =>
      one.kind === 'entity' ? one.fields.map((field) => [`${one.id}/${field.id}`, targetOf(field)] as const) : [],
    ),
  );
  const events = new Map(
    definitions.flatMap((one) =>
      one.kind === 'contract-status'
        ? one.transitions.map(({ id, label }) => [`${one.entity}/${id}`, label[language]] as const)
        : [],
    ),
  );
  const system = new Map(SYSTEM_FIELDS.map(({ name, label }) => [name, label[language]]));
  return {
    language,
    definition: (kind, id) => labels.get(`${kind}/${id}`),
    field: (entity, id) => fields.get(`${entity}/${id}`) ?? system.get(id),
    target: (entity, id) => targets.get(`${entity}/${id}`),
    event: (entity, id) => events.get(`${entity}/${id}`),
  };
}
