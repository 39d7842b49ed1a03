import { ActionIcon, Anchor, Badge, Group, MultiSelect, Popover, Select, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { calendarTexts, STATES } from './calendar-texts.ts';
import type { Belonging, Who } from './team-calendars.ts';
import { colorOfWho } from './team-calendars.ts';
import { useRegion } from './use-holidays.ts';
import { useNamed } from './use-team-calendars.ts';

type Props = {
  readonly who: Who;
  readonly belonging: Belonging;
  readonly onChoose: (who: Who) => void;
};

const APPLICATION = 'application';
const WHOLE = 'DE';

/** Whose entries and whose holidays are shown; beside it the colours of who was chosen. */
export function CalendarSetup({ who, belonging, onChoose }: Props) {
  const texts = useOwnTexts(calendarTexts);
  const { entities } = useModel();
  const [isOpen, setOpen] = useState(false);
  const { own, setOwn } = useRegion();
  const isWanted = isOpen || who.length > 0;
  const teams = useNamed('team', isWanted && belonging.team !== undefined);
  const people = useNamed('user', isWanted && belonging.owner !== undefined);
  const shown = who.flatMap((one) => [...teams, ...people].filter(({ value }) => value === one));
  const inside = { comboboxProps: { withinPortal: false } };
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        width={320}
        trapFocus
        returnFocus
        withRoles={false}
        position="bottom-start"
      >
        <Popover.Target>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={texts.setUp}
            title={texts.setUp}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconUsers size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={texts.setUp}>
          <Stack gap="sm">
            {(belonging.owner || belonging.team) && (
              <MultiSelect
                {...inside}
                label={texts.who}
                placeholder={who.length === 0 ? texts.everybody : ''}
                data={[
                  { group: texts.teams, items: [...teams] },
                  { group: texts.people, items: [...people] },
                ].filter(({ items }) => items.length > 0)}
                value={[...who]}
                onChange={onChoose}
                nothingFoundMessage={texts.nobody}
                searchable
              />
            )}
            <Select
              {...inside}
              label={texts.region}
              data={[
                { value: APPLICATION, label: texts.asApplication },
                { value: WHOLE, label: texts.whole },
                ...Object.entries(STATES).map(([value, label]) => ({ value, label })),
              ]}
              value={own ?? APPLICATION}
              onChange={(next) => setOwn(next === APPLICATION ? null : next)}
              allowDeselect={false}
            />
            {entities['outside-account'] && (
              <Anchor component={Link} to="/settings/calendars" size="sm">
                {texts.outside}
              </Anchor>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {shown.length > 0 && (
        <Group gap={4} component="ul" aria-label={texts.shown} className="lw-calendar-who">
          {shown.map(({ value, label }) => (
            <li key={value}>
              <Badge color={colorOfWho(who, value)}>{label}</Badge>
            </li>
          ))}
        </Group>
      )}
    </>
  );
}
