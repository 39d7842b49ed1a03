import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';

export const ALARM = 'exchange-alarm';

export type AlarmKind = 'missing' | 'failing' | 'stopped' | 'unreadable' | 'refused';

const TITLES: Readonly<Record<AlarmKind, { readonly de: string; readonly en: string }>> = {
  missing: { de: 'Lieferung fehlt', en: 'Delivery is missing' },
  failing: { de: 'Abholung misslingt', en: 'Pick-up fails' },
  stopped: { de: 'Schlüssel des Servers hat sich geändert', en: 'Key of the server has changed' },
  unreadable: { de: 'Lieferung ist nicht lesbar', en: 'Delivery cannot be read' },
  refused: { de: 'Zeilen sind abgewiesen', en: 'Rows are refused' },
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
  const { language } = context.actor;
  const values = {
    title: `${label[language] ?? id}: ${TITLES[kind][language]}`.slice(0, 255),
    interface: id,
    kind,
    details: context.wordsOf(issues).join('\n').slice(0, 5000) || null,
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
