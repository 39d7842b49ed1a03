import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { ActionIcon, Button, Group, NativeSelect, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { builderTexts } from './builder-texts.ts';
import { isStay, measuredFields, STAYS } from './tile-fields.ts';

const KINDS = ['count', 'sum', 'avg', 'min', 'max'] as const;
const COUNT: Plain = { of: 'count' };
const MOST = 5;

/** What is counted or worked out; several in a table. */
export function MeasureRows({
  tile,
  entity,
  onChange,
}: {
  readonly tile: Plain;
  readonly entity: EntityModel;
  readonly onChange: (measures: readonly Plain[]) => void;
}) {
  const t = useOwnTexts(builderTexts);
  const label = useLabel();
  const fields = measuredFields(entity);
  const given = Array.isArray(tile['measures']) ? tile['measures'].filter(isPlain) : [];
  const measures = given.length > 0 ? given : [COUNT];
  const replace = (at: number, next: Plain): void =>
    onChange(measures.map((one, index) => (index === at ? next : one)));
  const choose = (at: number, of: string): void => {
    const field = measures[at]?.['field'] ?? fields[0]?.id;
    replace(at, of === 'count' || isStay(of) ? { of } : { of, field });
  };
  const isTable = tile['type'] === 'table';
  const kinds = [
    ...KINDS.filter((one) => one === 'count' || fields.length > 0),
    ...(tile['stays'] === true ? STAYS : []),
  ];
  return (
    <Stack gap={6}>
      {measures.map((measure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: measures are told apart by their place only
        <Group key={at} gap={6} wrap="nowrap" align="flex-end">
          <NativeSelect
            size="xs"
            flex={1}
            label={t.measure}
            value={String(measure['of'])}
            onChange={(event) => choose(at, event.currentTarget.value)}
            data={kinds.map((one) => ({ value: one, label: t.measures[one] }))}
          />
          {measure['of'] !== 'count' && !isStay(measure['of']) && (
            <NativeSelect
              size="xs"
              flex={1.4}
              label={t.ofField}
              value={String(measure['field'])}
              onChange={(event) => replace(at, { ...measure, field: event.currentTarget.value })}
              data={fields.map((one) => ({ value: one.id, label: label(one.label) }))}
            />
          )}
          {isTable && measures.length > 1 && (
            <ActionIcon
              size="sm"
              mb={4}
              aria-label={t.removeMeasure}
              onClick={() => onChange(measures.filter((_, index) => index !== at))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {isTable && measures.length < MOST && kinds.length > 1 && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => onChange([...measures, fields[0] ? { of: 'sum', field: fields[0].id } : { of: STAYS[0] }])}
        >
          {t.moreMeasures}
        </Button>
      )}
    </Stack>
  );
}
