import { finalStates } from '@leitwerk/metadata/final-states';
import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import { notifications } from '@mantine/notifications';
import type { OpenRecord } from '../../client/records.ts';
import { localeOf } from '../../i18n/language.ts';
import type { EffectiveModel, EntityModel, Language } from '../../model/definitions.ts';
import { fieldWithId, statusOf } from '../../model/fields-of.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { localDay } from '../../values/local-day.ts';

const TEXTS = {
  de: { title: 'Kommt wieder', next: (title: string, day: string) => `„${title}“ wird für ${day} neu angelegt.` },
  en: { title: 'Comes again', next: (title: string, day: string) => `“${title}” is made anew for ${day}.` },
};

/** Says when a record comes again that has just reached a final state. The platform makes the next one by itself. */
export async function tellNext(
  model: EffectiveModel,
  entity: EntityModel,
  record: OpenRecord,
  to: string,
  language: Language,
): Promise<void> {
  const start = fieldWithId(entity, entity.startField);
  const found = repetitionFrom(record[fieldWithId(entity, entity.repetitionField)?.name ?? '']);
  const status = statusOf(model, entity)?.status;
  const isFinal = status && finalStates(status).has(to);
  const value = start && record[start.name];
  if (!found || !isFinal || !value) return;
  // What counts days is large and rarely wanted.
  const [{ nextStart }, { default: dayjs }] = await Promise.all([
    import('@leitwerk/metadata/repetition/expand-repetition'),
    import('dayjs'),
  ]);
  const next = nextStart(found, dayjs(String(value)).format('YYYY-MM-DDTHH:mm:ss'), localDay(new Date()));
  if (!next) return;
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full' }).format(dayjs(next.start).toDate());
  const { title, next: say } = TEXTS[language];
  notifications.show({ title, message: say(titleOfRecord(entity, record, language), day) });
}
