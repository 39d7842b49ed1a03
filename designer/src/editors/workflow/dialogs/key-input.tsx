import { TextInput } from '@mantine/core';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { useTexts } from '../../../i18n/designer-texts.ts';
import { isGoodId } from '../../../schema-form/id-input.tsx';

/** The key of a state, which can be changed: nothing outside the definition goes by it but processes under way. */
export function KeyInput({
  value,
  isTaken,
  onChange,
}: {
  readonly value: string;
  readonly isTaken: boolean;
  readonly onChange: (key: string) => void;
}) {
  const t = useCanvasTexts();
  const own = useTexts();
  const isWrong = value !== '' && !isGoodId(value, 'kebab');
  const error = isTaken ? own.idTaken : isWrong ? own.idWrong : undefined;
  return (
    <TextInput
      data-autofocus
      required
      withAsterisk={false}
      spellCheck={false}
      maxLength={48}
      label={t.key}
      value={value}
      {...(error !== undefined && { error })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
