import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';

export const ALARM = 'exchange-alarm';

export type AlarmKind = 'missing' | 'failing' | 'stopped' | 'unreadable' | 'refused' | 'unsent' | 'drift';

/** Titles are stored, and their reader is not known yet: they are in the language of the house. */
const LANGUAGE = 'de';
const TITLES: Readonly<Record<AlarmKind, string>> = {
  missing: 'Lieferung fehlt',
  failing: 'Abholung misslingt',
  stopped: 'Schlüssel des Servers hat sich geändert',
  unreadable: 'Lieferung ist nicht lesbar',
  refused: 'Zeilen sind abgewiesen',
  unsent: 'Sendung geht nicht hinaus',
  drift: 'Datei hat unbekannte Spalten',
};

type Raised = { readonly issues?: readonly Issue[]; readonly owner?: unknown };

/** What gives an alarm; nothing while one of the same kind is open. */
export async function raiseAlarm(
  kind: AlarmKind,
  { id, label }: Pick<InterfaceDefinition, 'id' | 'label'>,
  { issues = [], owner = null }: Raised,
  context: ModuleContext,
): Promise<readonly RecordCommand[]> {
  if ((await openAlarms(kind, id, context)).length > 0) return [];
  const values = {
    title: `${label[LANGUAGE]}: ${TITLES[kind]}`.slice(0, 255),
    interface: id,
    kind,
    details: context.wordsOf(issues, LANGUAGE).join('\n').slice(0, 5000) || null,
    owner,
    raisedAt: new Date().toISOString(),
  };
  return [{ action: 'create', entity: ALARM, values }];
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
