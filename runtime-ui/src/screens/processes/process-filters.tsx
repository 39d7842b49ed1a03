import type { WireProcessCounts, WireWorkflow } from '@leitwerk/metadata/wire/workflow';
import { Badge, Group, SegmentedControl, Select, Switch } from '@mantine/core';
import { localeOf, useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import type { ProcessSearch } from './process-search.ts';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';

type Props = {
  readonly search: ProcessSearch;
  readonly workflows: readonly WireWorkflow[];
  readonly counts: WireProcessCounts | undefined;
  readonly onChange: (search: ProcessSearch) => void;
};

const STATES = ['running', 'stopped', 'done', 'cancelled'] as const;
const COLORS = { running: 'blue', stopped: 'red', done: 'green', cancelled: 'gray' } as const;

/** Which processes are shown; the states say how many there are. */
export function ProcessFilters({ search, workflows, counts, onChange }: Props) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const { workflow: _workflow, entity: _entity, of: _of, overdue: _overdue, state: _state, ...look } = search;
  const named = [...new Set(workflows.map((one) => one.entity))];
  /** What is not given any more is left out. */
  const change = (part: { readonly [K in keyof ProcessSearch]?: ProcessSearch[K] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined),
      ) as ProcessSearch,
    );
  return (
    <>
      <Group gap="sm" align="flex-end">
        <Select
          label={t.workflow}
          placeholder={t.anyWorkflow}
          clearable
          clearButtonProps={{ 'aria-label': t.anyWorkflow }}
          value={search.workflow ?? null}
          onChange={(next) => change({ workflow: next ?? undefined, ...(next && { entity: undefined }) })}
          data={workflows.map((one) => ({ value: one.workflow, label: label(one.label) }))}
          w={240}
        />
        {named.length > 1 && !search.workflow && (
          <Select
            label={t.entity}
            placeholder={t.anyEntity}
            clearable
            clearButtonProps={{ 'aria-label': t.anyEntity }}
            value={search.entity ?? null}
            onChange={(next) => change({ entity: next ?? undefined })}
            data={named.map((name) => ({ value: name, label: label(entities[name]?.labelPlural) || name }))}
            w={200}
          />
        )}
        <SegmentedControl
          aria-label={t.whose}
          size="sm"
          value={search.of ?? 'all'}
          onChange={(next) => change({ of: next === 'me' || next === 'team' ? next : undefined })}
          data={[
            { value: 'all', label: t.everybody },
            { value: 'me', label: t.me },
            { value: 'team', label: t.team },
          ]}
        />
        <Switch
          label={counts ? `${t.overdue} (${counts.overdue.toLocaleString(localeOf(language))})` : t.overdue}
          checked={search.overdue === true}
          onChange={(event) => change({ overdue: event.currentTarget.checked ? true : undefined })}
          mb={8}
        />
        <SegmentedControl
          aria-label={t.look}
          size="sm"
          ml="auto"
          value={look.look ?? 'list'}
          onChange={(next) => change({ look: next === 'board' ? 'board' : undefined })}
          data={[
            { value: 'list', label: t.list },
            { value: 'board', label: t.board },
          ]}
        />
      </Group>
      <Group gap={6} role="group" aria-label={t.state}>
        {[undefined, ...STATES].map((state) => {
          const count = counts && (state ? counts.states[state] : counts.states.running + counts.states.stopped);
          const isChosen = search.state === state;
          return (
            <Badge
              key={state ?? 'all'}
              component="button"
              type="button"
              size="lg"
              className="lw-chip-button"
              variant={isChosen ? 'filled' : 'default'}
              {...(isChosen && state && state !== 'stopped' && { color: COLORS[state] })}
              aria-pressed={isChosen}
              onClick={() => change({ state })}
            >
              {state ? t[state] : t.underWay}
              {count !== undefined && ` · ${count.toLocaleString(localeOf(language))}`}
            </Badge>
          );
        })}
      </Group>
    </>
  );
}
