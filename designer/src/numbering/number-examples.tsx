import { formatNumber, hasOneCounter } from '@leitwerk/metadata/format-number';
import type { NumberingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { clockOf, placeZone } from '@leitwerk/metadata/shown-types/clock';
import { Text } from '@mantine/core';
import { useLastNumbers } from '../client/numbers.ts';
import { useNumberTexts } from '../i18n/number-texts.ts';

const NUMBERING = nodeOfKind('numbering') ?? { schema: {}, root: {}, names: [] };
const SHAPE = new RegExp(nodeBelow(NUMBERING, 'pattern').schema.pattern ?? '');

/** The first number where none is said. */
export const FIRST = 1;

/** Told at once where it is typed; the check says the same. */
export const isPattern = (text: string): boolean => SHAPE.test(text) && hasOneCounter(text);

/** What the first number of a range looks like, and which one is given next. */
export function NumberExamples({ numbering }: { readonly numbering: NumberingDefinition }) {
  const t = useNumberTexts();
  const last = useLastNumbers(numbering.id)?.[numbering.reset ?? 'never'];
  const first = numbering.start ?? FIRST;
  // Numbers go by the day of the installation, wherever they are looked at.
  const { day } = clockOf(new Date(), placeZone());
  const shown = (value: number): string => (isPattern(numbering.pattern) ? formatNumber(numbering, day, value) : '–');
  return (
    <>
      <Line name={t.first} value={shown(first)} />
      {last !== undefined && (
        <Line
          name={t.next}
          value={shown(last === null ? first : last + 1)}
          note={last === null ? t.noneYet : t.lastWas(shown(last))}
        />
      )}
    </>
  );
}

function Line({ name, value, note }: { readonly name: string; readonly value: string; readonly note?: string }) {
  return (
    <Text size="sm" mt={8}>
      {name}:{' '}
      <Text span fw={600} ff="monospace">
        {value}
      </Text>
      {note !== undefined && (
        <Text span size="xs" c="dimmed">
          {' '}
          {note}
        </Text>
      )}
    </Text>
  );
}
