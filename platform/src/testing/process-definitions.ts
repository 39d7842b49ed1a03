import type { GivenDocument } from '../model/publish-model.ts';

const label = (de: string, en: string) => ({ de, en });
const meta = (de: string, en: string, more: object = {}) => ({ meta: { label: label(de, en), ...more } });
const button = (de: string, en: string, more: object = {}) => ({ meta: { label: label(de, en), ...more } });

/** A small application with one process, for tests of what people see of processes. */
export const PROCESS_DEFINITIONS: readonly GivenDocument[] = [
  {
    kind: 'entity',
    id: 'order',
    name: 'order',
    label: label('Auftrag', 'Order'),
    labelPlural: label('Aufträge', 'Orders'),
    titleField: 'name',
    ownerField: 'owner',
    fields: [
      { id: 'name', type: 'text', label: label('Name', 'Name'), required: true },
      { id: 'place', type: 'text', label: label('Ort', 'Place') },
      { id: 'early', type: 'boolean', label: label('Eilig', 'Urgent') },
      { id: 'reason', type: 'text', label: label('Grund', 'Reason') },
      { id: 'owner', type: 'user', label: label('Zuständig', 'Owner') },
    ],
  },
  {
    kind: 'workflow',
    id: 'delivery',
    name: 'delivery',
    label: label('Lieferung', 'Delivery'),
    entity: 'order',
    roles: ['admin'],
    starts: [{ on: 'person', if: '$boolean(name)' }],
    delays: { late: { count: 3, unit: 'working-days' }, over: { count: 14, unit: 'days' } },
    machine: {
      initial: 'open',
      states: {
        open: {
          ...meta('In Arbeit', 'In progress'),
          initial: 'review',
          states: {
            review: {
              ...meta('Prüfung', 'Review', { roles: ['admin'] }),
              after: { late: [{ actions: [{ type: 'update-record', params: { values: { reason: 'late' } } }] }] },
              on: {
                accept: [
                  {
                    target: 'packing',
                    guard: '$boolean(place)',
                    ...button('Annehmen', 'Accept', { reason: label('Der Ort fehlt.', 'The place is missing.') }),
                  },
                ],
                reject: [
                  {
                    target: '#delivery.rejected',
                    ...button('Ablehnen', 'Reject', { input: [{ field: 'reason', required: true }] }),
                  },
                ],
              },
            },
            packing: {
              ...meta('Verpacken', 'Packing'),
              after: { over: [{ target: 'sent' }] },
              on: { hurry: [{ target: 'sent', guard: 'early = true', ...button('Sofort', 'At once') }] },
            },
            sent: {
              ...meta('Unterwegs', 'On its way'),
              on: { arrive: [{ target: '#delivery.arrived', ...button('Angekommen', 'Arrived') }] },
            },
          },
        },
        arrived: { ...meta('Geliefert', 'Delivered'), type: 'final' },
        rejected: { ...meta('Abgelehnt', 'Rejected'), type: 'final' },
      },
    },
  },
  {
    kind: 'role',
    id: 'admin',
    name: 'admin',
    label: label('Administration', 'Administrator'),
    permissions: ['jobs.manage', 'metadata.read'],
    grants: [
      { entity: 'order', actions: ['read', 'create', 'update'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
].map((document, at) => ({ file: `${at}.json`, document }));
