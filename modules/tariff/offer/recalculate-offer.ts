import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { differencesOf } from '../core/differences.ts';
import { Exact, money } from '../core/exact.ts';
import { tariffIssue } from '../tariff-issue.ts';
import { calculateFor, keptIn, offerSettings, readOffer } from './kept-calculation.ts';
import { keepWith } from './price-offer.ts';

/** Asks the same again with what is recorded today, and tells what is not the same, position by position. */
export const recalculateOffer: Action = {
  label: { de: 'Angebot mit heutigen Daten neu berechnen', en: 'Calculate an offer again with today’s data' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['offer'],
    properties: {
      offer: { type: 'string', format: 'uuid' },
      keep: { type: 'boolean', description: 'Whether the offer takes the new calculation; it does not when absent' },
    },
  },
  run: async (input, context) => {
    const offer = await readOffer(String(input['offer']), context);
    const value = offer[offerSettings(context).calculation] ?? null;
    if (value === null) throw new ActionRefused([tariffIssue('offer', 'tariff.no-calculation')]);
    const found = keptIn(value);
    if ('issue' in found) throw new ActionRefused([found.issue]);
    const before = found.kept;
    const after = await calculateFor(offer, before.input, context);
    if (input['keep'] === true) await keepWith(offer, after, context);
    const difference = new Exact(after.costs.annual).minus(before.costs.annual);
    return {
      calculatedOn: { before: before.calculatedOn, after: after.calculatedOn },
      annual: { before: before.costs.annual, after: after.costs.annual, difference: money(difference) },
      differences: differencesOf(before.costs.calculation, after.costs.calculation),
      kept: input['keep'] === true,
    };
  },
};
