import { TextInput } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';

const GOOD = { kebab: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, camel: /^[a-z][A-Za-z0-9]*$/ } as const;

/** The id of something new, which cannot be changed later. */
export function IdInput({
  value,
  style,
  isTaken,
  onChange,
}: {
  readonly value: string;
  readonly style: 'kebab' | 'camel';
  readonly isTaken: boolean;
  readonly onChange: (id: string) => void;
}) {
  const t = useTexts();
  const isWrong = value !== '' && !GOOD[style].test(value);
  const error = isTaken ? t.idTaken : isWrong ? t.idWrong : undefined;
  return (
    <TextInput
      required
      withAsterisk={false}
      spellCheck={false}
      maxLength={48}
      label={t.id}
      description={t.idHint}
      value={value}
      {...(error !== undefined && { error })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export const isGoodId = (id: string, style: 'kebab' | 'camel'): boolean => GOOD[style].test(id);
