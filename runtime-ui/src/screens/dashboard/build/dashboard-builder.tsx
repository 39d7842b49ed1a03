import { DASHBOARD_PERIODS } from '@leitwerk/metadata/dashboard/periods';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isSame } from '@leitwerk/metadata/keyed-list';
import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import { ActionIcon, Box, Button, Group, Menu, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardTile, Label } from '../../../model/definitions.ts';
import { useModel } from '../../../model/model-context.tsx';
import { dashboardTexts } from '../dashboard-texts.ts';
import { buildTexts, newLabels } from './build-texts.ts';
import { builderTexts } from './builder-texts.ts';
import { TILE_PARTS } from './fit-tile.ts';
import type { TileType } from './new-tile.ts';
import { newTile } from './new-tile.ts';
import { SharedFilterRow } from './shared-filter-row.tsx';
import { fittedFilters } from './shared-filters.ts';
import { TileForm } from './tile-form.tsx';
import { TileGridEditor } from './tile-grid-editor.tsx';
import { TileResult } from './tile-result.tsx';
import { useUndoable } from './use-undoable.ts';

export type Built = { readonly name: string; readonly content: OwnDashboardContent };

type Props = {
  readonly initial: Built;
  readonly onSave: (built: Built) => Promise<void>;
  readonly onCancel: () => void;
};

const tilesOf = ({ content }: Built): readonly Plain[] => content.tiles as unknown as readonly Plain[];

/** Puts a dashboard together: tiles in their grid with what they count, and beside it what the chosen one shows. */
export function DashboardBuilder({ initial, onSave, onCancel }: Props) {
  const t = useOwnTexts(builderTexts);
  const texts = useOwnTexts(dashboardTexts);
  const grid = useOwnTexts(buildTexts);
  const label = useLabel();
  const model = useModel();
  const { now, set, undo, redo, canUndo, canRedo } = useUndoable(initial);
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const isSaved = useRef(false);
  const save = useMutation({
    mutationFn: () => {
      isSaved.current = true;
      return onSave({ ...now, name: now.name.trim() });
    },
    onError: () => {
      isSaved.current = false;
    },
  });
  const isDirty = () => !isSaved.current && canUndo && !isSame(now, initial);
  useBlocker({ shouldBlockFn: () => isDirty() && !window.confirm(t.leave), enableBeforeUnload: isDirty });
  const tiles = tilesOf(now);
  const setContent = (change: (content: OwnDashboardContent) => OwnDashboardContent, key?: string): void =>
    set((built) => ({ ...built, content: change(built.content) }), key);
  const setTiles = (next: readonly Plain[], key?: string): void => {
    if (isSame(next, tiles)) return;
    setContent(
      (content) => fittedFilters({ ...content, tiles: next as unknown as OwnDashboardContent['tiles'] }, model),
      key,
    );
  };
  const add = (type: TileType): void => {
    const tile = newTile(type, tiles, newLabels[type], model);
    setTiles([...tiles, tile]);
    setChosen(String(tile['id']));
  };
  const remove = (id: string): void => {
    const tile = tiles.find((one) => one['id'] === id);
    if (!tile) return;
    setTiles(tiles.filter((one) => one !== tile));
    setChosen(null);
    setSaid(grid.removed(label(tile['label'] as Label)));
  };
  const byKey = (event: KeyboardEvent): void => {
    const isText = event.target instanceof HTMLElement && /^(input|select|textarea)$/i.test(event.target.tagName);
    if (isText || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  };
  const current = tiles.find((one) => one['id'] === chosen);
  const problem = save.error;
  return (
    <Box p="md" className="ldb" onKeyDown={byKey}>
      <Group justify="space-between" align="flex-end" mb="sm" gap="sm">
        <Title order={1} className="ldb-said">
          {now.name || t.newName}
        </Title>
        <TextInput
          label={t.name}
          w={320}
          maxLength={80}
          required
          withAsterisk={false}
          value={now.name}
          onChange={(event) => {
            const name = event.currentTarget.value;
            set((built) => ({ ...built, name }), 'name');
          }}
        />
        <Group gap={8}>
          <ActionIcon aria-label={t.undo} title={t.undo} disabled={!canUndo} onClick={undo}>
            <IconArrowBackUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t.redo} title={t.redo} disabled={!canRedo} onClick={redo}>
            <IconArrowForwardUp size={16} aria-hidden />
          </ActionIcon>
          <Button variant="default" size="xs" onClick={onCancel}>
            {t.cancel}
          </Button>
          <Button
            size="xs"
            loading={save.isPending}
            disabled={now.name.trim() === '' || tiles.length === 0}
            onClick={() => save.mutate()}
          >
            {t.save}
          </Button>
        </Group>
      </Group>
      {problem && <ProblemText error={problem} />}
      <div className="ldb-tools">
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />}>
              {t.add}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(Object.keys(TILE_PARTS) as TileType[]).map((type) => (
              <Menu.Item key={type} onClick={() => add(type)}>
                {t.types[type]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <NativeSelect
          size="xs"
          aria-label={t.period}
          title={t.period}
          value={now.content.period ?? 'this-month'}
          onChange={(event) => {
            const period = DASHBOARD_PERIODS.find((one) => one === event.currentTarget.value);
            if (period) setContent((content) => ({ ...content, period }));
          }}
          data={DASHBOARD_PERIODS.map((one) => ({ value: one, label: texts.periods[one] }))}
        />
        <SharedFilterRow
          content={now.content}
          model={model}
          onChange={(filters) =>
            setContent(({ filters: _before, ...content }) => ({ ...content, ...(filters && { filters }) }))
          }
        />
      </div>
      <Text size="xs" c="dimmed" mb={8}>
        {tiles.length === 0 ? t.empty : grid.hint}
      </Text>
      <div className="ldb-body">
        <TileGridEditor
          tiles={tiles}
          contentOf={(tile) => (
            <TileResult
              tile={tile as unknown as DashboardTile}
              period={now.content.period ?? 'this-month'}
              leastPeople={now.content.leastPeople}
            />
          )}
          isReadOnly={false}
          hasError={() => false}
          chosen={chosen}
          onChoose={setChosen}
          onChange={setTiles}
          onRemove={remove}
          onSay={setSaid}
        />
        <aside className="ldb-panel" aria-label={t.details}>
          {current ? (
            <TileForm
              key={String(current['id'])}
              tile={current}
              model={model}
              onChange={(next, key) =>
                setTiles(
                  tiles.map((one) => (one === current ? next : one)),
                  key,
                )
              }
              onRemove={() => remove(String(current['id']))}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {t.nothingChosen}
            </Text>
          )}
        </aside>
      </div>
      <div role="status" className="ldb-said">
        {said}
      </div>
    </Box>
  );
}
