import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { LOOKUP_ANSWER } from '../area/area-route.ts';
import type { CalculationInput } from './calculation-input.ts';
import { COMPARISON_BODY } from './calculation-input.ts';
import type { Comparison } from './compare-products.ts';
import { compareProducts } from './compare-products.ts';

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
    const { products, ...input } = body as CalculationInput & { readonly products?: readonly string[] };
    return worded(await compareProducts(input, products, context), context);
  },
};

/** The comparison with issues and notes as sentences in the reader's language. */
export const worded = (found: Comparison, context: Pick<ModuleContext, 'wordsOf'>): object => ({
  ...found,
  results: found.results.map((one) => ({
    ...one,
    issues: context.wordsOf(one.issues),
    notes: context.wordsOf(one.notes),
  })),
});
