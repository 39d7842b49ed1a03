import type { Issue } from '@leitwerk/metadata/issue';
import { messageOf } from '@leitwerk/metadata/messages';
import type { Dialect } from '@leitwerk/metadata/wire/import';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { Words } from '../core/component.ts';
import { checkPriceList, readPriceTable } from './check-price-list.ts';
import type { PriceListSettings } from './price-list-settings.ts';
import { PRICE_LIST_SETTINGS } from './price-list-settings.ts';
import { TARGETS, targetOf } from './targets.ts';
import { writtenIn } from './written-in.ts';

const SAMPLE_ROWS = 20;
const FILE = { type: 'string', format: 'uuid' } as const;
const list = { type: 'array', items: { type: 'object' } } as const;

/** Looks at a file and suggests what its columns are for. */
export const inspectRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/tariff/price-list/inspect',
  summary: 'What an uploaded price list looks like, and what its columns are for',
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['file'],
    properties: { file: FILE, dialect: { type: 'object' } },
  },
  answer: {
    type: 'object',
    properties: { file: { type: 'object' }, names: { type: 'array' }, columns: list, targets: { type: 'object' } },
  },
  handle: async ({ body }, context) => {
    const { file, dialect } = body as { readonly file: string; readonly dialect?: Dialect };
    const table = await readPriceTable({ file, most: SAMPLE_ROWS, ...(dialect && { dialect }) }, context);
    const seen = new Set<string>();
    const columns = table.names.flatMap((column) => {
      const target = targetOf(column);
      if (target === null || seen.has(target)) return [];
      seen.add(target);
      return [{ column, target }];
    });
    return {
      file: table.file,
      dialect: table.dialect,
      // Of a workbook's numbers the reader's language is as good as the other one.
      language: writtenIn(table.rows.flatMap(({ cells }) => cells)) ?? context.actor.language,
      choices: table.choices,
      names: table.names,
      sample: table.rows.map(({ cells }) => cells),
      columns,
      targets: TARGETS,
    };
  },
};

/** Says of a whole list what would become of it. */
export const checkRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/tariff/price-list/check',
  summary: 'Price sheets that a list would make, old and new prices, gaps and overlaps; stores nothing',
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'settings'],
    properties: { file: FILE, settings: PRICE_LIST_SETTINGS },
  },
  answer: { type: 'object', properties: { sheets: list, findings: list } },
  handle: async ({ body }, context) => {
    const { file, settings } = body as { readonly file: string; readonly settings: PriceListSettings };
    const { sheets, findings } = await checkPriceList(file, settings, context);
    return {
      sheets,
      findings: findings.map(({ level, line, column, issue }) => ({ level, line, column, message: wordsOf(issue) })),
    };
  },
};

const wordsOf = (issue: Issue): Words => ({ de: messageOf(issue, 'de'), en: messageOf(issue, 'en') });
