import { DASHBOARD_PERIODS } from '@leitwerk/metadata/dashboard/periods';
import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardPeriod, DashboardSearch, ShownPeriod } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';

const DAYS = 'days';

/** Which time the figures are about. */
export function PeriodPicker({
  period,
  onChange,
}: {
  readonly period: ShownPeriod;
  readonly onChange: (search: DashboardSearch) => void;
}) {
  const t = useOwnTexts(dashboardTexts);
  const { day } = clockOf(new Date());
  const days = typeof period === 'string' ? undefined : period;
  const choose = (chosen: string): void =>
    onChange(chosen === DAYS ? { from: `${day.slice(0, 8)}01`, to: day } : { period: chosen as DashboardPeriod });
  const setDay = (change: { readonly from?: string; readonly to?: string }): void => {
    if (!days) return;
    const { from, to } = { ...days, ...change };
    // An end before the beginning follows it, and the other way round.
    if (from && to) onChange(from <= to ? { from, to } : { from: change.from ?? to, to: change.to ?? from });
  };
  return (
    <Group gap={8}>
      <NativeSelect
        size="xs"
        aria-label={t.period}
        value={days ? DAYS : String(period)}
        data={[
          ...DASHBOARD_PERIODS.map((one) => ({ value: one, label: t.periods[one] })),
          { value: DAYS, label: t.days },
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {days && (
        <>
          <TextInput
            size="xs"
            type="date"
            aria-label={t.from}
            value={days.from}
            onChange={(event) => setDay({ from: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            type="date"
            aria-label={t.to}
            value={days.to}
            onChange={(event) => setDay({ to: event.currentTarget.value })}
          />
        </>
      )}
    </Group>
  );
}
