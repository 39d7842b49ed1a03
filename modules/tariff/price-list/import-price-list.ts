import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { RecordCommand } from '@leitwerk/platform/module/module-reach';
import { tariffSettings } from '../settings.ts';
import { checkPriceList } from './check-price-list.ts';
import type { CheckedSheet } from './check-sheets.ts';
import { listSettings } from './known-sheets.ts';
import type { PriceListSettings } from './price-list-settings.ts';
import { PRICE_LIST_SETTINGS } from './price-list-settings.ts';

const LONGEST_NAME = 120;

/**
 * Makes price sheets from a list, each the next version of its product, all of them or none. They are drafts: who publishes them,
 * and whether somebody else must, is the application's matter. What the checks call an error refuses the list.
 */
export const importPriceList: Action = {
  label: { de: 'Preisliste importieren', en: 'Import a price list' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'settings'],
    properties: {
      file: { type: 'string', format: 'uuid', description: 'Id of an uploaded file (purpose=import)' },
      settings: PRICE_LIST_SETTINGS,
    },
  },
  run: async (input, context) => {
    const { file, settings } = input as unknown as { readonly file: string; readonly settings: PriceListSettings };
    const { sheets, findings, known } = await checkPriceList(file, settings, context);
    const errors = findings.filter(({ level }) => level === 'error').map(({ issue }) => issue);
    if (errors.length > 0) throw new ActionRefused(errors.slice(0, MOST_TOLD));
    const names = tariffSettings(context.settings('tariff'));
    const { priceSheets } = names;
    const { version, name } = listSettings(names);
    const versions = new Map(
      [...known.values()].map(({ id, sheets: own }) => [id, Math.max(0, ...own.map((one) => one.version))]),
    );
    const commands = sheets.map((sheet): RecordCommand => {
      const next = (versions.get(sheet.product.id) ?? 0) + 1;
      versions.set(sheet.product.id, next);
      const { postalCodes, scope } = priceSheets;
      return {
        action: 'create',
        entity: priceSheets.entity,
        values: {
          [name]: nameOf(sheet),
          [priceSheets.product]: sheet.product.id,
          [version]: next,
          [priceSheets.validFrom]: sheet.validFrom,
          [priceSheets.validTo]: sheet.validTo,
          [priceSheets.basis]: sheet.basis,
          ...(scope !== undefined && { [scope]: sheet.scope }),
          ...(postalCodes !== undefined && { [postalCodes]: sheet.region.join(' ') || null }),
          [priceSheets.positions]: sheet.positions,
        },
      };
    });
    const made = await context.write(commands);
    return { entity: priceSheets.entity, created: made.flatMap((record) => (record ? [record.id] : [])) };
  },
};

/** Refusals that one answer tells; the check before tells all. */
const MOST_TOLD = 50;

function nameOf({ product, validFrom, region }: CheckedSheet): string {
  const [first] = region;
  const where = first === undefined ? '' : region.length === 1 ? ` ${first}` : ` ${first} +${region.length - 1}`;
  const rest = ` ${validFrom}${where}`;
  return product.title.slice(0, LONGEST_NAME - rest.length) + rest;
}
