import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { exportCards } from './export-cards.ts';
import { importCards, previewCards } from './import-cards.ts';
import { cardShapes } from './settings.ts';

const text = { type: 'string' } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const fixed = { type: 'object', description: 'Values for all cards, by field' } as const;

/** vCards out and in. */
export const routes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/contacts/entities',
    summary: 'Names of the entities whose records are vCards, of those that the asker may read',
    answer: { type: 'array', items: text },
    handle: async (_request, context) =>
      cardShapes(context.settings('contacts'))
        .map((shape) => shape.entity)
        .filter((entity) => context.entity(entity)),
  },
  {
    method: 'POST',
    path: '/api/contacts/export',
    summary: 'Make a .vcf file of records, by their ids or of all that filter and search find',
    status: 201,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['entity'],
      properties: {
        entity: text,
        version: { enum: ['3.0', '4.0'] },
        ids: { type: 'array', minItems: 1, maxItems: 1000, items: uuid },
        filter: { type: 'object' },
        search: text,
      },
    },
    answer: {
      type: 'object',
      properties: { id: uuid, name: text, size: { type: 'integer' }, count: { type: 'integer' } },
    },
    handle: exportCards,
  },
  {
    method: 'POST',
    path: '/api/contacts/preview',
    summary: 'What would become of the cards of an uploaded file',
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['entity', 'file'],
      properties: { entity: text, file: uuid, fixed },
    },
    answer: { type: 'object', properties: { cards: { type: 'array', items: { type: 'object' } } } },
    handle: previewCards,
  },
  {
    method: 'POST',
    path: '/api/contacts/import',
    summary: 'Take cards of an uploaded file over, all that are named or none',
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['entity', 'file', 'cards'],
      properties: {
        entity: text,
        file: uuid,
        fixed,
        cards: {
          type: 'array',
          minItems: 1,
          maxItems: 500,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['index'],
            properties: {
              index: { type: 'integer', minimum: 0 },
              record: { ...uuid, description: 'The record that the card changes; a new one is made when absent' },
            },
          },
        },
      },
    },
    answer: { type: 'object', properties: { created: { type: 'integer' }, updated: { type: 'integer' } } },
    handle: importCards,
  },
];
