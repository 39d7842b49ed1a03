import type { GivenDocument } from '../model/publish-model.ts';

const label = (text: string) => ({ de: text, en: text });

/** A bicycle workshop: definitions that know nothing of the seed. */
const documents: readonly Record<string, unknown>[] = [
  {
    kind: 'entity',
    id: 'bike',
    name: 'bike',
    label: label('Bike'),
    labelPlural: label('Bikes'),
    titleField: 'frame',
    fields: [
      { id: 'frame', type: 'text', label: label('Frame'), required: true, unique: true, searchable: true, index: true },
    ],
  },
  {
    kind: 'entity',
    id: 'repair',
    name: 'repair',
    label: label('Repair'),
    labelPlural: label('Repairs'),
    titleField: 'number',
    ownerField: 'mechanic',
    fields: [
      { id: 'number', type: 'number-range', label: label('Number'), numbering: 'repair-number', index: true },
      { id: 'bike', type: 'reference', entity: 'bike', label: label('Bike'), required: true },
      { id: 'state', type: 'option', label: label('State') },
      { id: 'mechanic', type: 'user', label: label('Mechanic') },
      { id: 'warranty', type: 'boolean', label: label('Warranty'), default: false },
      {
        id: 'warrantyNumber',
        type: 'text',
        label: label('Warranty number'),
        requiredWhen: 'warranty',
        visibleWhen: 'warranty',
      },
      { id: 'hours', type: 'decimal', scale: 2, label: label('Hours'), min: '0' },
      {
        id: 'total',
        type: 'computed',
        result: 'decimal',
        scale: 2,
        label: label('Total'),
        expression: "$mul(hours, '60')",
      },
      { id: 'partCount', type: 'roll-up', entity: 'part', via: 'repair', measure: 'count', label: label('Parts') },
      {
        id: 'partTotal',
        type: 'roll-up',
        entity: 'part',
        via: 'repair',
        measure: 'sum',
        measureField: 'price',
        label: label('Parts total'),
      },
    ],
  },
  {
    kind: 'entity',
    id: 'part',
    name: 'part',
    label: label('Part'),
    labelPlural: label('Parts'),
    titleField: 'name',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'repair', type: 'reference', entity: 'repair', label: label('Repair'), required: true },
      { id: 'price', type: 'money', label: label('Price'), required: true },
    ],
  },
  {
    kind: 'numbering',
    id: 'repair-number',
    name: 'repair-number',
    label: label('Repairs'),
    pattern: 'R-{0000}',
    gapless: true,
  },
  {
    kind: 'contract-status',
    id: 'repair-state',
    name: 'repair-state',
    label: label('State'),
    entity: 'repair',
    field: 'state',
    initial: 'open',
    states: [
      { id: 'open', label: label('Open') },
      { id: 'done', label: label('Done'), readOnlyFields: ['hours'] },
    ],
    transitions: [
      { id: 'finish', label: label('Finish'), from: ['open'], to: 'done', input: [{ field: 'hours', required: true }] },
    ],
  },
  {
    kind: 'role',
    id: 'foreman',
    name: 'foreman',
    label: label('Foreman'),
    permissions: ['metadata.read', 'metadata.publish'],
    grants: [
      { entity: '*', actions: ['read', 'create', 'update', 'delete', 'purge', 'transition'] },
      { entity: 'user', actions: ['read', 'update'] },
    ],
  },
  {
    kind: 'role',
    id: 'mechanic',
    name: 'mechanic',
    label: label('Mechanic'),
    grants: [
      { entity: 'repair', actions: ['read', 'update', 'transition'], rows: 'own', readOnlyFields: ['bike'] },
      { entity: 'bike', actions: ['read'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'apprentice',
    name: 'apprentice',
    label: label('Apprentice'),
    grants: [
      { entity: 'repair', actions: ['read'], rows: 'own', hiddenFields: ['hours', 'warranty'] },
      { entity: 'part', actions: ['read'] },
    ],
  },
];

export const workshop: readonly GivenDocument[] = documents.map((document) => ({
  file: `definitions/${String(document['kind'])}/${String(document['id'])}.json`,
  document,
}));
