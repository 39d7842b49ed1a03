import type { InterfaceDefinition, Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { DELIVERY } from '../exchange.ts';
import { CONNECTION } from './connection.ts';
import { mailboxOf } from './mailboxes.ts';

export const ALARM = 'exchange-alarm';

export type AlarmKind = 'missing' | 'failing' | 'stopped' | 'unreadable' | 'refused' | 'unsent' | 'drift';

/** Titles are stored: they are in the language of whom the alarm belongs to. */
const TITLES: Readonly<Record<AlarmKind, Label>> = {
  missing: { de: 'Lieferung fehlt', en: 'Delivery is missing' },
  failing: { de: 'Abholung misslingt', en: 'Pick-up fails' },
  stopped: { de: 'Schlüssel des Servers hat sich geändert', en: 'Key of the server has changed' },
  unreadable: { de: 'Lieferung ist nicht lesbar', en: 'Delivery cannot be read' },
  refused: { de: 'Zeilen sind abgewiesen', en: 'Rows are refused' },
  unsent: { de: 'Sendung geht nicht hinaus', en: 'Package does not go out' },
  drift: { de: 'Datei hat Unbekanntes', en: 'File has something unknown in it' },
};

type Raised = { readonly issues?: readonly Issue[]; readonly owner?: unknown };

/** What gives an alarm; nothing while one of the same kind is open. */
export async function raiseAlarm(
  kind: AlarmKind,
  { id, label }: Pick<InterfaceDefinition, 'id' | 'label'>,
  { issues = [], owner: given = null }: Raised,
  context: ModuleContext,
): Promise<readonly RecordCommand[]> {
  if ((await openAlarms(kind, id, context)).length > 0) return [];
  const owner = given ?? (await lastByHand(id, context));
  const language = await languageOf(owner, context);
  const values = {
    title: `${label[language]}: ${TITLES[kind][language]}`.slice(0, 255),
    interface: id,
    kind,
    details: context.wordsOf(issues, language).join('\n').slice(0, 5000) || null,
    owner,
    language,
    raisedAt: new Date().toISOString(),
  };
  return [{ action: 'create', entity: ALARM, values }];
}

/** Who has delivered last by hand: of an interface without a connection nobody else is there to be told. */
async function lastByHand(id: string, { list }: Pick<ModuleContext, 'list'>): Promise<unknown> {
  const filter = { interface: id, source: 'hand' };
  const { items } = await list(DELIVERY, { filter, fields: ['createdBy'], sort: ['-createdAt'], limit: 1 });
  return items[0]?.['createdBy'] ?? null;
}

/** As for whoever names none when he asks the server. */
const OF_NOBODY = 'de';

async function languageOf(owner: unknown, { list }: Pick<ModuleContext, 'list'>): Promise<'de' | 'en'> {
  if (!owner) return OF_NOBODY;
  const { items } = await list('user', { filter: { id: owner }, fields: ['language'], limit: 1 });
  return items[0]?.['language'] === 'en' ? 'en' : OF_NOBODY;
}

/** To whom an alarm about an interface belongs: the owner of its connection, or of its mailbox. */
export async function ownerFor({ pickUp }: InterfaceDefinition, context: ModuleContext): Promise<unknown> {
  if (!pickUp) return null;
  if (pickUp.mail) return (await mailboxOf(pickUp.mail.mailbox, context))?.owner ?? null;
  const filter = { name: pickUp.connection };
  const { items } = await context.list(CONNECTION, { filter, fields: ['owner'], limit: 1 });
  return items[0]?.['owner'] ?? null;
}

/** What closes open alarms of a kind. */
export async function closeAlarms(
  kind: AlarmKind,
  id: string,
  context: Pick<ModuleContext, 'list'>,
): Promise<readonly RecordCommand[]> {
  const values = { closedAt: new Date().toISOString() };
  return (await openAlarms(kind, id, context)).map((one) => ({ action: 'update', entity: ALARM, id: one.id, values }));
}

const openAlarms = async (kind: AlarmKind, id: string, { list }: Pick<ModuleContext, 'list'>) =>
  (await list(ALARM, { filter: { interface: id, kind, closedAt: { isNull: true } }, fields: ['id'], limit: 50 })).items;
