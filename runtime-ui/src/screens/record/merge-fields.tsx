import { Group, Radio, Text } from '@mantine/core';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { FieldModel, Values } from '../../model/definitions.ts';

type Pair<T> = readonly [T, T];

/** Where two records differ, side by side, and whose value shall be. The first record is the one that stays. */
export function MergeFields({
  fields,
  titles,
  values,
  isTaken,
  onTake,
}: {
  readonly fields: readonly FieldModel[];
  readonly titles: Pair<string>;
  readonly values: Pair<Values>;
  readonly isTaken: (field: FieldModel) => boolean;
  readonly onTake: (name: string, isOther: boolean) => void;
}) {
  const t = useText();
  const label = useLabel();
  if (fields.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('mergeSame')}
      </Text>
    );
  const heads = [t('mergeStays', { title: titles[0] }), t('mergeGoes', { title: titles[1] })];
  return (
    <div className="lw-related">
      <table className="lw-merge">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.id}>
              <th scope="row">{label(field.label)}</th>
              {values.map((record, side) => (
                <td key={heads[side]}>
                  <Group gap="xs" wrap="nowrap" align="flex-start">
                    <Radio
                      size="xs"
                      name={`merge-${field.name}`}
                      aria-label={`${label(field.label)}: ${heads[side]}`}
                      checked={isTaken(field) === (side === 1)}
                      onChange={() => onTake(field.name, side === 1)}
                    />
                    <div>
                      <FieldDisplay field={field} value={record[field.name] ?? null} />
                    </div>
                  </Group>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
