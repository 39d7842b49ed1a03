import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { Box, Text, Title } from '@mantine/core';
import { useSignedIn } from '../../client/session.ts';
import { localeOf, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { DayList } from './day-list.tsx';
import { DayRecent, DayReminders } from './day-side.tsx';
import { dayTexts } from './day-texts.ts';
import { definedDay, useOwnDay } from './own-day.ts';

/** What this person has to do today: the application's lists, his own, his reminders, and where he was last. */
export function DayScreen() {
  const t = useOwnTexts(dayTexts);
  const language = useLanguage();
  const model = useModel();
  const { user } = useSignedIn();
  const own = useOwnDay();
  const { day, time } = clockOf(new Date());
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeZone: 'UTC' });
  const defined = definedDay(model);
  const added = own.entries.filter((one) => !defined.some(({ view }) => view === one.view));
  return (
    <Box p="md" className="lw-my-day">
      <Box className="lw-my-day-head">
        <Title order={1} size="h3">
          {t.greeting(Number(time.slice(0, 2)), user.name)}
        </Title>
        <Text c="dimmed">{date.format(new Date(`${day}T00:00:00Z`))}</Text>
      </Box>
      <Box className="lw-my-day-lists">
        {defined.map((entry) => {
          const entity = model.entities[entry.entity];
          return entity && <DayList key={entry.view} entity={entity} entry={entry} />;
        })}
        {added.map((entry) => {
          const entity = model.entities[entry.entity];
          const remove = () => own.toggle(entry.entity, entry.view);
          return entity && <DayList key={entry.view} entity={entity} entry={entry} onRemove={remove} />;
        })}
        <Text size="xs" c="dimmed">
          {t.hint}
        </Text>
      </Box>
      <Box className="lw-my-day-side">
        <DayReminders />
        <DayRecent />
      </Box>
    </Box>
  );
}
