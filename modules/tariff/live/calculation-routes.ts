import type { Issue } from '@leitwerk/metadata/issue';
import { messageOf } from '@leitwerk/metadata/messages';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { LOOKUP_ANSWER } from '../area/area-route.ts';
import type { Words } from '../core/component.ts';
import type { CalculationInput } from './calculation-input.ts';
import { COMPARISON_BODY } from './calculation-input.ts';
import type { Comparison } from './compare-products.ts';
import { compareProducts } from './compare-products.ts';
import type { WantedProducts } from './read-products.ts';

const object = { type: 'object' } as const;
const list = { type: 'array', items: object } as const;

/** Prices of several products side by side. */
export const compareRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/tariff/compare',
  summary: 'What products cost at a delivery point: each as a tree of positions with price, validity and source',
  body: COMPARISON_BODY,
  answer: {
    type: 'object',
    properties: { lookup: LOOKUP_ANSWER, consumption: object, networkSheets: list, results: list },
  },
  handle: async ({ body }, context) => {
    const { products, kinds, ...input } = body as CalculationInput & WantedProducts;
    return worded(await compareProducts(input, { ...(products && { products }), ...(kinds && { kinds }) }, context));
  },
};

/** The comparison with issues and notes as sentences in both languages: whoever reads it may change his. */
const worded = (found: Comparison): object => ({
  ...found,
  results: found.results.map((one) => ({
    ...one,
    issues: one.issues.map(wordsOf),
    notes: one.notes.map(wordsOf),
  })),
});

const wordsOf = (issue: Issue): Words => ({ de: messageOf(issue, 'de'), en: messageOf(issue, 'en') });
