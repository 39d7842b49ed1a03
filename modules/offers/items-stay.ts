import type { Rule } from '@leitwerk/platform/module/module';
import { offersIssue } from './offers-issue.ts';
import { offersSettings } from './settings.ts';

/** Offers that one batch of writes may be about. */
const MOST = 1000;

/** Items change only while their offer is open: what a customer has been told must not change behind his back. */
export const itemsStay: Rule = {
  name: 'offers-items-stay',
  entity: (settings) => {
    const named = offersSettings(settings);
    return named ? [named.items.entity] : [];
  },
  on: ['create', 'update', 'delete', 'restore'],
  prepare: async (batch, { settings, list, hold }) => {
    const named = offersSettings(settings);
    if (!named) return async () => ({});
    const { offer, items } = named;
    // An item that is moved to another offer leaves one and comes to one.
    const offersOf = ({ draft, before }: (typeof batch)[number]): string[] =>
      [draft[items.offer], before?.[items.offer]].filter((id): id is string => typeof id === 'string');
    const ids = [...new Set(batch.flatMap(offersOf))].slice(0, MOST);
    // An offer that is being sent counts as sent: what goes out with it has been looked at by then.
    await hold(offer.entity, ids);
    const filter = { id: { in: ids }, [offer.status]: { in: offer.open } };
    const found =
      ids.length === 0 ? [] : (await list(offer.entity, { filter, fields: [offer.status], limit: MOST })).items;
    const open = new Set(found.map(({ id }) => id));
    return async (given) =>
      offersOf(given).every((id) => open.has(id)) ? {} : { issues: [offersIssue(items.offer, 'offers.not-open')] };
  },
};
