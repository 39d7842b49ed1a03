import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { MAIL } from './connection.ts';
import type { FilingTarget, Making } from './filing-settings.ts';
import { makingsOf, targetsOf } from './filing-settings.ts';
import { ownAddresses } from './find-filing.ts';
import { numbersIn } from './find-targets.ts';
import { partnersOf } from './mail-addresses.ts';
import { mailIssue } from './mail-issue.ts';

type Row = Readonly<Record<string, unknown>>;
type Suggestion = { readonly field: string; readonly entity: string; readonly id: string; readonly title: string };

const MOST_SUGGESTIONS = 5;
/** What of a text goes into an address: a longer one is written, not prefilled. */
const MOST_PREFILLED = 2000;

/** Where a message belongs and may belong, and what can be made of it, as far as the reader may. */
export const filingRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/mail/messages/{id}/filing',
  summary: 'To which records a message may be filed, those that it seems to be about, and what can be made of it',
  answer: {
    type: 'object',
    properties: {
      fields: { type: 'array', items: { type: 'string' } },
      suggestions: { type: 'array', items: { type: 'object' } },
      makes: { type: 'array', items: { type: 'object' } },
    },
  },
  handle: async ({ params }, context) => {
    const id = params['id'] ?? '';
    const { items } = /^[0-9a-f-]{36}$/i.test(id)
      ? await context.list(MAIL, { filter: { id }, limit: 1 })
      : { items: [] };
    const [message] = items;
    if (!message) throw new ActionRefused([mailIssue('id', 'mail.unknown-message')]);
    const targets = targetsOf(context).filter(({ to }) => context.entity(to.entity) !== null);
    const partners = partnersOf(message, await ownAddresses(context));
    const suggestions: Suggestion[] = [];
    for (const target of targets) suggestions.push(...(await suggestionsFor(target, message, partners, context)));
    const makes = makingsOf(context).filter(({ entity }) => (context.entity(entity)?.creatable.size ?? 0) > 0);
    return {
      fields: targets.map(({ field }) => field),
      suggestions,
      makes: makes.map(({ id: make, entity, attachment, values }) => ({
        id: make,
        entity,
        preset: presetOf(values, message),
        ...(attachment !== undefined && {
          attachment,
          named: values.filter(({ from }) => from === 'attachmentName').map(({ field }) => field),
        }),
      })),
    };
  },
};

async function suggestionsFor(
  { field, to }: FilingTarget,
  message: Row,
  partners: readonly string[],
  context: ModuleContext,
): Promise<readonly Suggestion[]> {
  const view = context.entity(to.entity);
  const title = view?.entity.titleField;
  const titleName = view?.entity.fields.find((one) => one.id === title)?.name;
  const words = [
    ...(to.numbers ?? []).map((name) => [name, numbersIn(message['subject'])] as const),
    ...(to.addresses ?? []).map((name) => [name, partners] as const),
  ].filter(([name, list]) => list.length > 0 && view?.readable.has(name));
  if (words.length === 0 || titleName === undefined || !view?.readable.has(titleName)) return [];
  const { items } = await context.list(to.entity, {
    filter: { or: words.map(([name, list]) => ({ [name]: { in: list } })) },
    fields: ['id', titleName],
    limit: MOST_SUGGESTIONS,
  });
  return items
    .filter(({ id }) => id !== message[field])
    .map((one) => ({ field, entity: to.entity, id: one.id, title: String(one[titleName] ?? '–') }));
}

function presetOf(values: Making['values'], message: Row): Row {
  const valueFrom = (from: string): unknown => {
    const value = message[from];
    return typeof value === 'string' ? value.slice(0, MOST_PREFILLED).toWellFormed() : value;
  };
  const pairs = values.map(({ field, from, value }) => [field, from === undefined ? value : valueFrom(from)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== null && value !== undefined));
}
