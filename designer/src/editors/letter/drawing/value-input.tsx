import { LETTER_CALLS } from '@leitwerk/metadata/letter/letter-calls';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Button, Group, NumberInput, Select } from '@mantine/core';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import { FieldSelect } from './field-select.tsx';
import type { ShownValue } from './letter-call.ts';
import { readShownValue, writeCondition, writeShownValue } from './letter-call.ts';
import type { Scopes } from './letter-scope.ts';
import { choicesIn, fieldAt, usualSource } from './letter-scope.ts';
import { callChoices } from './letter-words.ts';

type Props = {
  readonly shown: ShownValue;
  readonly scopes: Scopes;
  readonly surroundings: LetterSurroundings;
  readonly onChange: (source: string) => void;
  readonly onCases?: (source: string) => void;
  readonly children: React.ReactNode;
};

const PLAIN = 'plain';

/** Which field is shown, and how. */
export function ValueInput({ shown, scopes, surroundings, onChange, onCases, children }: Props) {
  const t = useDrawingTexts();
  const language = useLanguage();
  const choices = choicesIn(scopes, surroundings.model, language);
  const options = fieldAt(shown.path, scopes, surroundings.model)?.options;
  const settings = shown.call === null ? {} : (LETTER_CALLS[shown.call]?.settings ?? {});
  const set = (next: Partial<ShownValue>): void => onChange(writeShownValue({ ...shown, ...next }));
  return (
    <Group gap="xs" align="flex-end">
      <FieldSelect
        path={shown.path}
        choices={choices}
        onChange={(path) => {
          const choice = choices.find((one) => one.path === path);
          const usual = choice && readShownValue(usualSource(choice));
          if (usual) onChange(writeShownValue(usual));
        }}
      />
      <Select
        size="xs"
        w={230}
        label={t.format}
        allowDeselect={false}
        data={[{ value: PLAIN, label: t.asShown }, ...callChoices(language)]}
        value={shown.call ?? PLAIN}
        onChange={(call) => set({ call: call === PLAIN ? null : call, settings: {} })}
      />
      {Object.entries(settings).map(([key, values]) =>
        values === null ? (
          <NumberInput
            key={key}
            size="xs"
            w={120}
            label={t.settings[key] ?? key}
            allowDecimal={false}
            min={key === 'decimals' ? 0 : -3660}
            max={key === 'decimals' ? 10 : 3660}
            value={shown.settings[key] ?? ''}
            onChange={(value) => set({ settings: { ...shown.settings, [key]: String(value) } })}
          />
        ) : (
          <Select
            key={key}
            size="xs"
            w={140}
            label={t.settings[key] ?? key}
            data={values.map((one) => ({ value: one, label: t.setting(key, one) }))}
            value={shown.settings[key] ?? values[0] ?? null}
            allowDeselect={false}
            onChange={(value) =>
              set({ settings: { ...shown.settings, [key]: value === values[0] ? '' : (value ?? '') } })
            }
          />
        ),
      )}
      {options && options.length > 0 && onCases && (
        <Button size="compact-xs" variant="default" onClick={() => onCases(casesOf(shown.path, options, language))}>
          {t.cases}
        </Button>
      )}
      {children}
    </Group>
  );
}

type Options = readonly { readonly id: string; readonly label: { readonly de: string; readonly en: string } }[];

/** A text for each value of a field, to be rewritten: `Sehr geehrter Herr`, `Sehr geehrte Frau`. */
function casesOf(path: string, options: Options, language: 'de' | 'en'): string {
  const branches = options.map(({ id, label }, at) => {
    const condition = writeCondition({ path, operator: 'is', values: [id] });
    return `{{${at === 0 ? '#if' : 'else if'} ${condition}}}${label[language].replaceAll('&', '&amp;').replaceAll('<', '&lt;')}`;
  });
  return `${branches.join('')}{{/if}}`;
}
