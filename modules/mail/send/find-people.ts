import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { MAIL } from '../connection.ts';
import type { Person } from '../parsed-mail.ts';
import { isAddress, parsePeople } from './addresses.ts';
import { OUTGOING } from './outgoing.ts';

export type FoundPerson = Person & {
  /** Entity of the record in which the address stands; null for one that mail came from or went to. */
  readonly entity: string | null;
};

const MOST = 12;
const MOST_PER_ENTITY = 6;
const LOOKED_AT = 40;
const OWN = new Set([MAIL, OUTGOING, 'mailbox', 'mail-folder', 'mail-gap']);

/**
 * Addresses that fit what is typed: of records that the actor may read, by their fields of the type `email`, then of mail that came or
 * went. Each query is the actor's own; fields that he may not read are not asked.
 */
export async function findPeople(typed: string, context: ModuleContext): Promise<readonly FoundPerson[]> {
  const text = typed.trim();
  if (text.length < 2) return [];
  const found = new Map<string, FoundPerson>();
  const add = (person: FoundPerson): void => {
    const key = person.address.toLowerCase();
    if (isAddress(person.address) && !found.has(key) && found.size < MOST) found.set(key, person);
  };
  for (const one of await inRecords(text, context)) add(one);
  if (found.size < MOST) for (const one of await inMail(text, context)) add(one);
  return [...found.values()];
}

async function inRecords(text: string, context: ModuleContext): Promise<readonly FoundPerson[]> {
  const found: FoundPerson[] = [];
  for (const { name } of Object.values(context.letters.entities)) {
    if (OWN.has(name)) continue;
    const view = context.entity(name);
    const fields = view?.entity.fields.filter((field) => field.type === 'email' && view.readable.has(field.name)) ?? [];
    if (!view || fields.length === 0) continue;
    const title = view.entity.fields.find(({ id }) => id === view.entity.titleField)?.name;
    const isTitled = title !== undefined && view.readable.has(title);
    const fits = { or: fields.map((field) => ({ [field.name]: { contains: text } })) };
    const has = { or: fields.map((field) => ({ [field.name]: { isNull: false } })) };
    const shown = ['id', ...fields.map((field) => field.name), ...(isTitled ? [title] : [])];
    const query = { fields: shown, limit: MOST_PER_ENTITY };
    const pages = await Promise.all([
      context.list(name, { ...query, filter: fits }),
      ...(view.entity.fields.some(({ searchable }) => searchable)
        ? [context.list(name, { ...query, filter: has, search: text })]
        : []),
    ]);
    for (const record of pages.flatMap(({ items }) => items))
      for (const field of fields) {
        const address = record[field.name];
        const called = isTitled ? String(record[title] ?? '') : '';
        if (typeof address === 'string') found.push({ name: called === address ? '' : called, address, entity: name });
      }
  }
  return found;
}

async function inMail(text: string, context: ModuleContext): Promise<readonly FoundPerson[]> {
  const fits = (line: string): boolean => line.toLowerCase().includes(text.toLowerCase());
  const found: FoundPerson[] = [];
  if (context.entity(OUTGOING)) {
    const fields = ['recipients', 'copies'];
    const filter = { state: 'sent', or: fields.map((field) => ({ [field]: { contains: text } })) };
    const { items } = await context.list(OUTGOING, { filter, fields, sort: ['-sentAt'], limit: LOOKED_AT });
    for (const item of items)
      for (const field of fields)
        for (const person of parsePeople(item[field] as string | null).people)
          if (fits(`${person.name} ${person.address}`)) found.push({ ...person, entity: null });
  }
  if (context.entity(MAIL)) {
    const { items } = await context.list(MAIL, {
      filter: { or: [{ fromAddress: { contains: text } }, { fromName: { contains: text } }] },
      fields: ['fromName', 'fromAddress'],
      sort: ['-receivedAt'],
      limit: LOOKED_AT,
    });
    for (const { fromName, fromAddress } of items)
      found.push({ name: String(fromName ?? ''), address: String(fromAddress ?? ''), entity: null });
  }
  return found;
}
