import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { FilingTarget } from '../filing-settings.ts';
import { targetsOf } from '../filing-settings.ts';
import { also } from '../find-targets.ts';
import { isAddress } from './addresses.ts';
import { OUTGOING } from './outgoing.ts';

type Row = Readonly<Record<string, unknown>>;

/** To whom a mail about a record goes, and where it will be filed: by name of the field. */
export type AboutRecord = { readonly address: string | null; readonly filing: Row };

/**
 * What the application's filing says of a record: its first address, else that of a record to which it belongs as well. Null when
 * mail is not filed to such records, or the actor does not see it.
 */
export async function aboutRecord(entity: string, id: string, context: ModuleContext): Promise<AboutRecord | null> {
  const targets = targetsOf(context);
  const target = targets.find(({ to }) => to.entity === entity);
  const record = target && (await read(target, id, context));
  if (!target || !record) return null;
  const filing: Row = { ...also(target, record), [target.field]: id };
  const creatable = context.entity(OUTGOING)?.creatable;
  const known = Object.fromEntries(Object.entries(filing).filter(([field]) => creatable?.has(field)));
  let address = addressOf(target, record);
  for (const other of targets) {
    const linked = filing[other.field];
    if (address !== null || other === target || typeof linked !== 'string') continue;
    const found = await read(other, linked, context);
    address = found && addressOf(other, found);
  }
  return { address, filing: known };
}

async function read({ to }: FilingTarget, id: string, context: ModuleContext): Promise<Row | null> {
  const view = context.entity(to.entity);
  const wanted = [...(to.addresses ?? []), ...(to.also ?? []).map(({ from }) => from)];
  const fields = ['id', ...wanted.filter((field) => view?.readable.has(field))];
  if (!view) return null;
  return (await context.list(to.entity, { filter: { id }, fields, limit: 1 })).items[0] ?? null;
}

const addressOf = ({ to }: FilingTarget, record: Row): string | null =>
  (to.addresses ?? []).map((field) => String(record[field] ?? '')).find(isAddress) ?? null;
