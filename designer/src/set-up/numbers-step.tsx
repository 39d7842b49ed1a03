import type { NumberingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Group, NumberInput, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { FIRST, isPattern, NumberExamples } from '../numbering/number-examples.tsx';
import { Pick } from '../schema-form/pick.tsx';
import { usePropertyWords } from '../schema-form/property-words.ts';
import { definitionsIn } from './definitions-in.ts';
import { OpenInDesigner } from './open-in-designer.tsx';
import { useSetUp } from './set-up-context.tsx';

const NUMBERING = nodeOfKind('numbering') ?? { schema: {}, root: {}, names: [] };

/** Pattern, first number and when counting begins again, of each number range. */
export function NumbersStep() {
  const t = useSetUpTexts();
  const { documents } = useSetUp();
  return (
    <Stack gap="lg">
      <Text size="sm">{t.patternHint}</Text>
      {definitionsIn(documents, 'numbering').map((one) => (
        <NumberRange key={one.id} numbering={one} />
      ))}
    </Stack>
  );
}

function NumberRange({ numbering }: { readonly numbering: NumberingDefinition }) {
  const t = useSetUpTexts();
  const label = useLabel();
  const { wordFor, nameOf } = usePropertyWords();
  const { setDefinition } = useSetUp();
  const { id, pattern, start, reset = 'never' } = numbering;
  const [patterns, resets] = [nodeBelow(NUMBERING, 'pattern').schema, nodeBelow(NUMBERING, 'reset').schema];
  const isRight = isPattern(pattern);
  const withStart = (value: number | string): NumberingDefinition => {
    const { start: _before, ...others } = numbering;
    return typeof value === 'number' ? { ...others, start: value } : others;
  };
  return (
    <section aria-labelledby={`set-up-${id}`} className="lo-card">
      <Group justify="space-between" mb={8}>
        <Title order={3} size="h5" id={`set-up-${id}`}>
          {label(numbering.label)}
        </Title>
        <OpenInDesigner kind="numbering" id={id} name={label(numbering.label)} />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextInput
          label={nameOf(patterns, 'pattern')}
          maxLength={60}
          spellCheck={false}
          error={!isRight && t.patternWrong}
          value={pattern}
          onChange={(event) => setDefinition({ ...numbering, pattern: event.currentTarget.value })}
        />
        <NumberInput
          label={t.firstNumber}
          description={reset === 'never' ? t.startHint : t.startHintPeriod}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={start ?? FIRST}
          onChange={(value) => setDefinition(withStart(value))}
        />
        <Pick
          label={nameOf(resets, 'reset')}
          searchable={false}
          data={(resets.enum ?? []).map((one) => ({ value: one, label: wordFor(resets, one) }))}
          value={reset}
          onChange={(next) => setDefinition({ ...numbering, reset: next as typeof reset })}
        />
      </SimpleGrid>
      <NumberExamples numbering={numbering} />
    </section>
  );
}
