import type { Plain } from '@leitwerk/metadata/keyed-list';
import { Button, Checkbox, Group, Input, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EffectiveModel, Filter, Label } from '../../../model/definitions.ts';
import { fieldWithId } from '../../../model/fields-of.ts';
import { FilterBar } from '../../list/filter-bar.tsx';
import { builderTexts } from './builder-texts.ts';
import { fitTile, mayCountStays, TILE_PARTS } from './fit-tile.ts';
import { MeasureRows } from './measure-rows.tsx';
import type { TileType } from './new-tile.ts';
import { groupFieldNamed, groupFields, STAYS, timeFields } from './tile-fields.ts';

type Props = {
  readonly tile: Plain;
  readonly model: EffectiveModel;
  /** @param key changes of the same key in a row are one step of undo */
  readonly onChange: (tile: Plain, key?: string) => void;
  readonly onRemove: () => void;
};

const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
const TARGET = /^\d{1,15}(\.\d{1,4})?$/;
/** As the schema has it. */
const GROUPS = { least: 2, most: 50 };

/** What a tile shows, by choosing from what the reader knows of the model. */
export function TileForm({ tile, model, onChange, onRemove }: Props) {
  const t = useOwnTexts(builderTexts);
  const label = useLabel();
  const type = tile['type'] as TileType;
  const entity = Object.values(model.entities).find(({ id }) => id === tile['entity']);
  const parts = new Set<string>(TILE_PARTS[type]);
  const has = (part: string): boolean => parts.has(part);
  const set = (change: Plain): void => onChange(fitTile({ ...tile, ...change }, model));
  const byLabel = (one: { readonly label: string }, other: { readonly label: string }): number =>
    one.label.localeCompare(other.label);
  const units = UNITS.map((one) => ({ value: one, label: t.buckets[one] }));
  const nothing = { value: '', label: t.none };
  const groups = (onlyFew: boolean) =>
    entity
      ? groupFields(entity, model).flatMap(({ label: words, fields }) => {
          const items = fields
            .filter((one) => (type === 'line' ? !onlyFew === one.isTime : !(onlyFew && type === 'bars' && one.isTime)))
            .filter((one) => type !== 'funnel' || fieldWithId(entity, one.path)?.type === 'option')
            .map((one) => ({ value: one.path, label: label(one.label) }));
          return items.length > 0 ? [{ group: label(words), items }] : [];
        })
      : [];
  const group = entity && groupFieldNamed(entity, model, tile['group']);
  const split = entity && groupFieldNamed(entity, model, tile['split']);
  const options = entity && fieldWithId(entity, group?.path)?.options;
  return (
    <Stack gap={10}>
      <TextInput
        size="xs"
        label={t.label}
        maxLength={80}
        value={label(tile['label'] as Label)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onChange({ ...tile, label: { de: text, en: text } }, `label ${String(tile['id'])}`);
        }}
      />
      <NativeSelect
        size="xs"
        label={t.shownAs}
        value={type}
        onChange={(event) => set({ type: event.currentTarget.value })}
        data={(Object.keys(TILE_PARTS) as TileType[]).map((one) => ({ value: one, label: t.types[one] }))}
      />
      {type === 'list' && (
        <NativeSelect
          size="xs"
          label={t.view}
          value={String(tile['view'])}
          onChange={(event) => set({ view: event.currentTarget.value })}
          data={model.views.map((one) => ({ value: one.id, label: label(one.label) })).sort(byLabel)}
        />
      )}
      {has('entity') && (
        <NativeSelect
          size="xs"
          label={t.entity}
          value={String(tile['entity'])}
          onChange={(event) => set({ entity: event.currentTarget.value, filter: undefined })}
          data={Object.values(model.entities)
            .map((one) => ({ value: one.id, label: label(one.labelPlural) }))
            .sort(byLabel)}
        />
      )}
      {has('measures') && entity && (
        <MeasureRows tile={tile} entity={entity} onChange={(measures) => set({ measures })} />
      )}
      {has('group') && (
        <NativeSelect
          size="xs"
          label={t.group}
          value={String(tile['group'] ?? '')}
          onChange={(event) => set({ group: event.currentTarget.value, stages: undefined, bucket: undefined })}
          data={groups(false)}
        />
      )}
      {has('stays') && entity && mayCountStays(entity, group?.path) && (
        <Checkbox
          size="xs"
          label={t.stays}
          description={t.staysHelp}
          checked={tile['stays'] === true}
          onChange={(event) =>
            set(event.currentTarget.checked ? { stays: true, measures: [{ of: STAYS[0] }] } : { stays: undefined })
          }
        />
      )}
      {has('bucket') && group?.isTime && (
        <NativeSelect
          size="xs"
          label={t.bucket}
          value={String(tile['bucket'])}
          onChange={(event) => set({ bucket: event.currentTarget.value })}
          data={units}
        />
      )}
      {has('split') && tile['people'] === undefined && (
        <NativeSelect
          size="xs"
          label={t.split}
          value={String(tile['split'] ?? '')}
          onChange={(event) => set({ split: event.currentTarget.value || undefined, splitBucket: undefined })}
          data={[
            ...(type === 'pivot' ? [] : [nothing]),
            ...(type === 'line' ? linesOf(entity, model, label) : groups(true)),
          ]}
        />
      )}
      {has('splitBucket') && split?.isTime && (
        <NativeSelect
          size="xs"
          label={t.splitBucket}
          value={String(tile['splitBucket'])}
          onChange={(event) => set({ splitBucket: event.currentTarget.value })}
          data={units}
        />
      )}
      {has('stages') && options && (
        <Checkbox.Group
          size="xs"
          label={t.stages}
          value={Array.isArray(tile['stages']) ? tile['stages'].map(String) : []}
          onChange={(stages) => set({ stages })}
        >
          <Stack gap={10} mt={4}>
            {options
              .filter(({ archived }) => !archived)
              .map((one) => (
                <Checkbox key={one.id} size="xs" value={one.id} label={label(one.label)} />
              ))}
          </Stack>
        </Checkbox.Group>
      )}
      {has('filter') && entity && (
        <Input.Wrapper size="xs" label={t.filter} labelElement="div">
          <FilterBar
            key={entity.id}
            entity={entity}
            filter={(tile['filter'] ?? {}) as Filter}
            onChange={(filter) => set({ filter: Object.keys(filter).length > 0 ? filter : undefined })}
          />
        </Input.Wrapper>
      )}
      {has('time') && entity && (
        <NativeSelect
          size="xs"
          label={t.time}
          description={t.timeHelp}
          value={String(tile['time'] ?? '')}
          onChange={(event) => set({ time: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t.timeless },
            ...timeFields(entity).map((one) => ({ value: one.id, label: label(one.label) })),
          ]}
        />
      )}
      {has('compare') && tile['time'] !== undefined && (
        <Checkbox
          size="xs"
          label={t.compare}
          checked={tile['compare'] === true}
          onChange={(event) => set({ compare: event.currentTarget.checked || undefined })}
        />
      )}
      {has('target') && (
        <TargetInput
          key={String(tile['id'])}
          value={tile['target']}
          onChange={(target) => onChange({ ...tile, target }, `target ${String(tile['id'])}`)}
        />
      )}
      {has('most') && !group?.isTime && tile['inOrder'] !== true && (
        <NumberInput
          size="xs"
          label={t.most}
          min={GROUPS.least}
          max={GROUPS.most}
          clampBehavior="strict"
          allowDecimal={false}
          value={typeof tile['most'] === 'number' ? tile['most'] : ''}
          placeholder="8"
          onChange={(most) => {
            const isRight = typeof most === 'number' && most >= GROUPS.least;
            onChange(fitTile({ ...tile, most: isRight ? most : undefined }, model), `most ${String(tile['id'])}`);
          }}
        />
      )}
      {has('inOrder') && options && (
        <Checkbox
          size="xs"
          label={t.inOrder}
          checked={tile['inOrder'] === true}
          onChange={(event) => set({ inOrder: event.currentTarget.checked || undefined })}
        />
      )}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={onRemove}
        >
          {t.remove}
        </Button>
      </Group>
    </Stack>
  );
}

/** Lines go over time; what they are told apart by is none. */
function linesOf(
  entity: EffectiveModel['entities'][string] | undefined,
  model: EffectiveModel,
  label: (words: Label) => string,
) {
  return (entity ? groupFields(entity, model) : []).flatMap(({ label: words, fields }) => {
    const items = fields.filter(({ isTime }) => !isTime).map((one) => ({ value: one.path, label: label(one.label) }));
    return items.length > 0 ? [{ group: label(words), items }] : [];
  });
}

/** A number as it is kept: a wrong one is shown as such and goes nowhere. */
function TargetInput({
  value,
  onChange,
}: {
  readonly value: unknown;
  readonly onChange: (target: string | undefined) => void;
}) {
  const t = useOwnTexts(builderTexts);
  const text = typeof value === 'string' ? value : '';
  return (
    <TextInput
      size="xs"
      label={t.target}
      description={t.targetHelp}
      inputMode="decimal"
      value={text}
      error={text !== '' && !TARGET.test(text) ? t.targetHelp : undefined}
      onChange={(event) => onChange(event.currentTarget.value.trim() || undefined)}
    />
  );
}
