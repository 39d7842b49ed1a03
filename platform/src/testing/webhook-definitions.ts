import type { GivenDocument } from '../model/publish-model.ts';

const label = (text: string) => ({ de: text, en: text });

/** Orders with a status and something that not everybody may read, for tests of webhooks. */
const documents: readonly Record<string, unknown>[] = [
  {
    kind: 'entity',
    id: 'order',
    name: 'order',
    label: label('Order'),
    labelPlural: label('Orders'),
    titleField: 'code',
    fields: [
      { id: 'code', type: 'text', label: label('Code'), required: true },
      { id: 'state', type: 'option', label: label('State') },
      { id: 'amount', type: 'money', label: label('Amount') },
      { id: 'note', type: 'text', label: label('Note') },
      { id: 'margin', type: 'money', label: label('Margin') },
    ],
  },
  {
    kind: 'entity',
    id: 'file-note',
    name: 'file-note',
    label: label('Note'),
    labelPlural: label('Notes'),
    titleField: 'text',
    fields: [{ id: 'text', type: 'text', label: label('Text'), required: true }],
  },
  {
    kind: 'contract-status',
    id: 'order-state',
    name: 'order-state',
    label: label('State'),
    entity: 'order',
    field: 'state',
    initial: 'open',
    states: [
      { id: 'open', label: label('Open') },
      { id: 'done', label: label('Done') },
    ],
    transitions: [
      { id: 'finish', label: label('Finish'), from: ['open'], to: 'done' },
      { id: 'reopen', label: label('Reopen'), from: ['done'], to: 'open' },
    ],
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Administrator'),
    permissions: ['users.manage', 'webhooks.manage', 'tokens.manage'],
    grants: [{ entity: '*', actions: ['read', 'create', 'update', 'delete', 'purge', 'transition'] }],
  },
  {
    kind: 'role',
    id: 'consultant',
    name: 'consultant',
    label: label('Consultant'),
    permissions: ['webhooks.manage'],
    grants: [{ entity: 'order', actions: ['read'], hiddenFields: ['margin'] }],
  },
  {
    kind: 'role',
    id: 'viewer',
    name: 'viewer',
    label: label('Partner'),
    grants: [{ entity: 'order', actions: ['read'], hiddenFields: ['margin'] }],
  },
];

export const webhookDefinitions: readonly GivenDocument[] = documents.map((document) => ({
  file: `definitions/${String(document['kind'])}/${String(document['id'])}.json`,
  document,
}));
