import { Select } from '@mantine/core';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { Choice } from './letter-scope.ts';

type Props = {
  readonly path: string;
  readonly choices: readonly Choice[];
  readonly onChange: (path: string) => void;
};

/** Which field it is about; a path that is none of those offered stays as it is written. */
export function FieldSelect({ path, choices, onChange }: Props) {
  const t = useDrawingTexts();
  const data = choices.map((one) => ({ value: one.path, label: one.label }));
  const isKnown = data.some((one) => one.value === path);
  return (
    <Select
      size="xs"
      w={240}
      label={t.field}
      searchable
      limit={60}
      allowDeselect={false}
      data={isKnown ? data : [{ value: path, label: path }, ...data]}
      value={path}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
