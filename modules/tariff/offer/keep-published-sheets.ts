import type { Rule } from '@leitwerk/platform/module/module';
import { textIn } from '../read-records.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';

/** What has been published cannot be taken away: offers and contracts have been made with it. */
export const keepPublishedSheets: Rule = {
  name: 'tariff-published-sheets',
  entity: (settings) => [tariffSettings(settings).priceSheets.entity],
  on: ['delete'],
  prepare: async (_batch, { settings }) => {
    const { priceSheets } = tariffSettings(settings);
    return async ({ draft, before }) => {
      const status = textIn(before ?? draft, priceSheets.status);
      return priceSheets.published?.includes(status)
        ? { issues: [tariffIssue(priceSheets.status ?? '', 'tariff.published')] }
        : {};
    };
  },
};
