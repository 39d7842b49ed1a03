import type { Language } from '@leitwerk/metadata/shown-type';
import type { ModuleBytes, ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { beginLetters } from './begin-letters.ts';
import { documentsIssue } from './documents-issue.ts';
import { findParts, partsOfDraft } from './find-parts.ts';
import { MOST_LETTERS } from './letters-run.ts';
import { previewMail } from './preview-mail.ts';
import { fillLetter, setLetter } from './render-letter.ts';
import type { Sample } from './sample-record.ts';
import { findFiling } from './settings.ts';

const text = { type: 'string' } as const;
const label = { type: 'object', properties: { de: text, en: text } } as const;

type Preview = {
  readonly template: string;
  readonly entity: string;
  readonly record?: string;
  readonly sample?: Sample;
  readonly language?: Language;
  readonly definitions?: readonly unknown[];
};

/** What the screens ask. */
export const routes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/documents/templates/{entity}',
    summary: 'Templates of letters that the asker may make about records of an entity',
    answer: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: text,
          label,
          help: label,
          languages: { type: 'array', items: text },
          mail: { type: 'boolean', description: 'Whether the asker may send it as an e-mail, too' },
        },
      },
    },
    handle: async ({ params }, context) => {
      const entity = params['entity'] ?? '';
      const isFiled =
        findFiling(context.settings('documents'))?.records.some((one) => one.about.entity === entity) ?? false;
      if (!isFiled || !context.entity(entity) || !context.mayCall('documents.make')) return [];
      const { language } = context.actor;
      return Object.values(context.letters.templates)
        .filter((one) => one.entity === entity)
        .toSorted((one, other) => one.label[language].localeCompare(other.label[language], language))
        .map((one) => ({
          id: one.id,
          label: one.label,
          ...(one.help && { help: one.help }),
          languages: one.body.en === undefined ? ['de'] : ['de', 'en'],
          mail: one.mail !== undefined && context.mayCall('documents.mail'),
        }));
    },
  },
  {
    method: 'POST',
    path: '/api/documents/preview',
    summary: 'A letter about a record as it would be issued now; of definitions that are worked on when some are given',
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['template', 'entity'],
      oneOf: [{ required: ['record'] }, { required: ['sample'] }],
      properties: {
        template: text,
        entity: { ...text, description: 'Name of the entity' },
        record: { type: 'string', format: 'uuid' },
        sample: {
          enum: ['longest', 'emptiest'],
          description:
            'In place of a record: one that is made up, all as long as it may be or with nothing that may be left out',
        },
        language: { enum: ['de', 'en'] },
        definitions: {
          type: 'array',
          maxItems: 200,
          description: 'Templates, text blocks and letterheads that stand in for the live ones of the same id',
          items: {
            type: 'object',
            required: ['kind'],
            properties: { kind: { enum: ['template', 'text-block', 'layout'] } },
          },
        },
      },
    },
    bytes: ['application/pdf'],
    handle: async ({ body }, context): Promise<ModuleBytes> => {
      const { template, entity, record, sample = 'longest', language = 'de', definitions } = body as Preview;
      // Whoever works on templates need not be one of those who issue letters.
      if (definitions ? !context.mayEditDrafts : !context.mayCall('documents.make'))
        throw new ActionRefused([documentsIssue('', definitions ? 'documents.no-draft' : 'documents.forbidden')], 403);
      const parts = definitions
        ? partsOfDraft(template, entity, definitions, context.letters)
        : findParts(template, entity, context.letters);
      const letter = await fillLetter({ parts, record: record ?? { sample }, language }, context);
      return { body: Buffer.from(await setLetter(letter)), type: 'application/pdf', keep: 0 };
    },
  },
  {
    method: 'POST',
    path: '/api/documents/mail-preview',
    summary: 'An e-mail about a record as it would be sent now; nothing is sent or stored',
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['template', 'entity', 'record'],
      properties: {
        template: text,
        entity: { ...text, description: 'Name of the entity' },
        record: { type: 'string', format: 'uuid' },
        language: { enum: ['de', 'en'] },
      },
    },
    answer: {
      type: 'object',
      properties: {
        from: { type: ['string', 'null'], description: 'Null: no mail server has been set up, nothing goes out' },
        to: text,
        subject: text,
        html: { ...text, description: 'To be shown in a frame without any rights' },
        text,
        attached: { type: 'array', items: text, description: 'Names of the files that go along' },
      },
    },
    handle: previewMail,
  },
  {
    method: 'POST',
    path: '/api/documents/letters',
    summary: 'Begin a run of letters about records, by their ids or about all that filter and search find',
    status: 202,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['template', 'entity'],
      properties: {
        template: text,
        entity: { ...text, description: 'Name of the entity' },
        language: { enum: ['de', 'en'] },
        ids: { type: 'array', minItems: 1, maxItems: MOST_LETTERS, items: { type: 'string', format: 'uuid' } },
        filter: { type: 'object' },
        search: text,
      },
    },
    answer: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } },
    handle: beginLetters,
  },
];
