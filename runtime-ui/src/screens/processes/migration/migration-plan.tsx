import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireMigration, WireMigrationStand } from '@leitwerk/metadata/wire/workflow';
import { Box, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { RecordLink } from '../../../controls/record-link.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { Choices } from './migration-choices.ts';
import { placeOf } from './migration-choices.ts';
import type { MigrationTexts } from './migration-texts.ts';
import { migrationTexts } from './migration-texts.ts';

/** From where to where how many processes go, with some of them by name. */
export function MigrationPlan({ plan, choices }: { readonly plan: WireMigration; readonly choices: Choices }) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  return (
    <Box component="section" aria-label={t.plan}>
      <Title order={2} size="h5" mb="xs">
        {t.plan}
      </Title>
      <div className="lw-process-table">
        <Table verticalSpacing={6} horizontalSpacing="sm" aria-label={t.plan}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.from}</Table.Th>
              <Table.Th>{t.toState}</Table.Th>
              <Table.Th className="lw-process-count">{t.count}</Table.Th>
              <Table.Th>{t.samples}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.stands.map((stand) => (
              <Stand
                key={`${stand.definition} ${stand.states.map(({ path }) => path).join()}`}
                stand={stand}
                plan={plan}
                choices={choices}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Box>
  );
}

function Stand({
  stand,
  plan: { states: live, entity },
  choices,
}: {
  readonly stand: WireMigrationStand;
  readonly plan: WireMigration;
  readonly choices: Choices;
}) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  const label = useLabel();
  const chosen = stand.states.map(({ path }) => choices[path]);
  const stays = stand.to !== null;
  const places = stand.states.map(({ path }, at) => placeOf(chosen[at] ?? path, live, label));
  const isDecided = stays || stand.states.every(({ path }) => choices[path] ?? live.some((one) => one.path === path));
  return (
    <Table.Tr>
      <Table.Td>
        {stand.states.map((one) => label(one.label)).join(' | ')}
        {stand.stopped > 0 && (
          <Text size="xs" c="dimmed">
            {t.stopped(stand.stopped)}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t.toState}>
        {isDecided ? (
          places.join(' | ')
        ) : (
          <Text span inherit fw={600} c="var(--mantine-color-error)">
            {t.undecided}
          </Text>
        )}
        {stays && (
          <Text size="xs" c="dimmed">
            {t.stays}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t.count} className="lw-number lw-process-count">
        {stand.count}
      </Table.Td>
      <Table.Td data-label={t.samples}>
        {stand.samples.length === 0 && '–'}
        {stand.samples.map(({ id, title }, at) => (
          <Fragment key={id}>
            {at > 0 && ', '}
            <RecordLink entity={entity} id={id}>
              {title ?? t.untitled}
            </RecordLink>
          </Fragment>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

/** Which former versions there are, told by when their processes began. */
export function FormerVersions({ stands }: Pick<WireMigration, 'stands'>) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  const language = useLanguage();
  const versions = [...Map.groupBy(stands, ({ definition }) => definition)].map(([definition, list]) => ({
    definition,
    count: list.reduce((sum, one) => sum + one.count, 0),
    first: list.map((one) => one.firstStarted).sort()[0] ?? '',
    last:
      list
        .map((one) => one.lastStarted)
        .sort()
        .at(-1) ?? '',
  }));
  return (
    <Box component="section" aria-label={t.versions}>
      <Title order={2} size="h5" mb="xs">
        {t.versions}
      </Title>
      <div className="lw-process-table">
        <Table verticalSpacing={6} horizontalSpacing="sm" aria-label={t.versions}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.begun}</Table.Th>
              <Table.Th>{t.version}</Table.Th>
              <Table.Th className="lw-process-count">{t.count}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map(({ definition, count, first, last }) => (
              <Table.Tr key={definition}>
                <Table.Td>{t.between(textFromInstant(first, language), textFromInstant(last, language))}</Table.Td>
                <Table.Td data-label={t.version}>
                  <code>{definition.slice(0, 8)}</code>
                </Table.Td>
                <Table.Td data-label={t.count} className="lw-number lw-process-count">
                  {count}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Box>
  );
}
