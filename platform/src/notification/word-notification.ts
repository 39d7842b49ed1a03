import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireReference } from '@leitwerk/metadata/wire';
import type { NotificationKind } from '@leitwerk/metadata/wire/notifications';
import { messageOf } from '../messages.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';

export type Told = {
  readonly kind: NotificationKind;
  readonly count: number;
  /** The record, when it is one and the reader may open it. */
  readonly record: WireReference | null;
  readonly by: string | null;
  /** State to which a record or a run has come. */
  readonly state: string | null;
  /** Words of its own. */
  readonly words: Label | null;
  /** What the run is called; null when it is not there any more. */
  readonly run: string | null;
  /** Null when the reader may read nothing of it. */
  readonly entity: EntityRuntime | null;
};

/** A notification in words. What may not be read is not named. */
export function wordNotification(told: Told, language: Language): string {
  const say = (code: string, params: Readonly<Record<string, string>> = {}) =>
    messageOf({ code: `notification.${code}`, params }, language);
  const { kind, count, record, entity } = told;
  const by = told.by ?? say('somebody');
  if (kind === 'run') {
    return say(told.state === 'failed' ? 'run-failed' : 'run-done', { what: told.run ?? say('run') });
  }
  if (kind === 'process') {
    const text = told.words?.[language] ?? say('process');
    return record?.title ? `${text} · ${record.title}` : text;
  }
  if (count > 1) {
    const number = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB').format(count);
    return say(`${kind}-many`, { by, count: number, records: entity?.entity.labelPlural[language] ?? say('records') });
  }
  if (!record) return say(`${kind}-hidden`, { by });
  const params = { by, title: record.title ?? '', entity: entity?.entity.label[language] ?? '' };
  if (kind !== 'moved') return say(kind, params);
  const state = entity?.machine?.definition.states.find((one) => one.id === told.state);
  return say(kind, { ...params, state: state?.label[language] ?? told.state ?? '' });
}
