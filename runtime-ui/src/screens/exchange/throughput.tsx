import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Anchor, Badge, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InterfaceStanding, ShownInterface, ThroughputSlot } from '../../client/exchange.ts';
import { readThroughput } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import './throughput.css';
import { throughputTexts } from './throughput-texts.ts';

type By = 'hour' | 'day';
type Line = {
  readonly of: ShownInterface;
  readonly standing: InterfaceStanding | undefined;
  readonly slots: readonly ThroughputSlot[];
};

/** What came in of late and what waits, an interface on each line; those where there is neither are left out. */
export function Throughput({
  interfaces,
  standing,
}: {
  readonly interfaces: readonly ShownInterface[];
  readonly standing: readonly InterfaceStanding[];
}) {
  const t = useOwnTexts(throughputTexts);
  const [by, setBy] = useState<By>('day');
  const { data, error } = useQuery({
    queryKey: [...queryKeys.entity('exchange-delivery'), 'throughput', by],
    queryFn: ({ signal }) => readThroughput(by, signal),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemText error={error} />;
  if (!data) return null;
  const lines = interfaces
    .map(
      (of): Line => ({
        of,
        standing: standing.find(({ id }) => id === of.id),
        slots: data.items.find((one) => one.interface === of.id)?.slots ?? [],
      }),
    )
    .filter(({ slots, standing: one }) => slots.length > 0 || one?.isMissing || (one?.waiting.deliveries ?? 0) > 0)
    .toSorted((a, b) => urgency(b) - urgency(a));
  return (
    <section aria-label={t.title}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h5">
          {t.title}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t.by}
          value={by}
          onChange={(next) => setBy(next as By)}
          data={[
            { value: 'hour', label: t.hour },
            { value: 'day', label: t.day },
          ]}
        />
      </Group>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.nothing}
        </Text>
      )}
      <ul className="lw-throughput">
        {lines.map((line) => (
          <ThroughputLine key={line.of.id} line={line} periods={data.periods} />
        ))}
      </ul>
    </section>
  );
}

/** What is missing first, then what waits. */
const urgency = ({ standing }: Line): number =>
  (standing?.isMissing ? 2 : 0) + ((standing?.waiting.deliveries ?? 0) > 0 ? 1 : 0);

function ThroughputLine({
  line: { of, standing, slots },
  periods,
}: {
  readonly line: Line;
  readonly periods: readonly string[];
}) {
  const t = useOwnTexts(throughputTexts);
  const label = useLabel();
  const language = useLanguage();
  const sum = (name: keyof ThroughputSlot): number => slots.reduce((all, slot) => all + slot[name], 0);
  const number = (value: number, most = 0): string =>
    new Intl.NumberFormat(language, { maximumFractionDigits: most }).format(value);
  const [rows, refused, deliveries] = [sum('rows'), sum('refused'), sum('deliveries')];
  const speed = speedOf(of);
  const { waiting, expected, isMissing } = standing ?? {};
  return (
    <li>
      <Anchor href={`#interface-${of.id}`} size="sm" fw={600}>
        {label(of.label)}
      </Anchor>
      <Bars name={label(of.label)} slots={slots} periods={periods} number={number} />
      <div>
        <Text size="sm">
          {t.rows(number(rows), number(deliveries))}
          {speed !== null && ` · ${t.speed(number(speed, speed < 10 ? 1 : 0))}`}
          {refused > 0 && (
            <Text span c="var(--mantine-color-error)">
              {' · '}
              {t.refused(
                new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(refused / rows),
              )}
            </Text>
          )}
        </Text>
        <Group gap="xs">
          {isMissing && <Badge color="red">{t.missing}</Badge>}
          {waiting && waiting.since !== null && (
            <Badge color="orange" variant="light" tt="none">
              {t.waiting(waiting.deliveries, textFromInstant(waiting.since, language))}
            </Badge>
          )}
          {expected && (
            <Text size="xs" c="dimmed">
              {t.expected(textFromInstant(expected, language))}
            </Text>
          )}
        </Group>
      </div>
    </li>
  );
}

/** Rows in a second of the last delivery that is done; null where it says nothing. */
function speedOf({ last }: ShownInterface): number | null {
  const [from, to] = [Date.parse(String(last?.['startedAt'])), Date.parse(String(last?.['endedAt']))];
  const rows = Number(last?.['taken'] ?? 0);
  return rows > 0 && to > from ? (rows * 1000) / (to - from) : null;
}

function Bars({
  name,
  slots,
  periods,
  number,
}: {
  readonly name: string;
  readonly slots: readonly ThroughputSlot[];
  readonly periods: readonly string[];
  readonly number: (value: number) => string;
}) {
  const t = useOwnTexts(throughputTexts);
  const language = useLanguage();
  const most = Math.max(1, ...slots.map(({ rows }) => rows));
  const when = (period: string): string => (period.length > 10 ? period.slice(11, 16) : textFromDate(period, language));
  return (
    <div className="lw-bars" role="img" aria-label={t.chart(name, number(most))}>
      {slots.map(({ rows, refused }, at) => (
        <span key={periods[at]} title={t.slot(when(periods[at] ?? ''), number(rows), number(refused))}>
          <i style={{ height: `${((rows - refused) / most) * 100}%` }} />
          <i data-refused style={{ height: `${(refused / most) * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
