import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Badge, Box, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Direction } from '../../client/outside.ts';
import { chooseDirection } from '../../client/outside.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { DeletionQuestion } from './deletion-question.tsx';
import { GapList } from './gap-list.tsx';
import { outsideTexts } from './outside-texts.ts';
import { wordsOf } from './words-of.ts';

type Props = { readonly collection: WireRecord; readonly isFailing: boolean };
type State = keyof (typeof outsideTexts)['de']['states'];

const COLORS: Readonly<Record<State, string>> = {
  none: 'gray',
  waiting: 'gray',
  healthy: 'green',
  missing: 'yellow',
  asking: 'orange',
  failing: 'red',
};

/** Healthy is what was found equal and can still be asked: of a server that is away nobody knows. */
function stateOf(collection: WireRecord, isFailing: boolean): State {
  if (collection['direction'] === 'none') return 'none';
  if (Number(collection['asked'] ?? 0) > 0) return 'asking';
  if (isFailing || collection['problem']) return 'failing';
  if (collection['healthy'] === true) return 'healthy';
  return collection['missingCount'] === null ? 'waiting' : 'missing';
}

/** One calendar or address book: which way it is kept in step, what lies there and here, what is missing, what is asked. */
export function CollectionSection({ collection, isFailing }: Props) {
  const t = useOwnTexts(outsideTexts);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const { entities } = useModel();
  const choose = useMutation({
    mutationFn: (direction: Direction) => chooseDirection(collection.id, direction),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity('outside-collection') }),
  });
  const optionsOf = (name: string) =>
    entities['outside-collection']?.fields.find((one) => one.name === name)?.options ?? [];
  const name = String(collection['name']);
  const contents = optionsOf('contents').find((one) => one.id === collection['contents']);
  const state = stateOf(collection, isFailing);
  const count = (field: string): string =>
    typeof collection[field] === 'number' ? collection[field].toLocaleString(language) : '–';
  const problem = wordsOf(collection, 'problem', language);
  return (
    <Box component="section" aria-label={name}>
      <Group justify="space-between" align="flex-end" gap="xs">
        <div>
          <Title order={3} size="h6" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Title>
          <Text size="xs" c="dimmed">
            {contents ? label(contents.label) : ''}
          </Text>
        </div>
        <Group gap="xs">
          <Badge variant="light" color={COLORS[state]}>
            {t.states[state]}
          </Badge>
          <NativeSelect
            size="xs"
            aria-label={t.directionOf(name)}
            disabled={choose.isPending}
            value={String(choose.isPending ? choose.variables : collection['direction'])}
            onChange={(event) => choose.mutate(event.currentTarget.value as Direction)}
            data={optionsOf('direction').map((one) => ({ value: one.id, label: label(one.label) }))}
          />
        </Group>
      </Group>
      {choose.error && <ProblemText error={choose.error} />}
      {collection['direction'] !== 'none' && (
        <>
          <Text size="sm" mt={4}>
            {t.counts(count('thereCount'), count('hereCount'), count('missingCount'))}
          </Text>
          <Text size="xs" c="dimmed">
            {t.compared}:{' '}
            {collection['comparedAt'] ? textFromInstant(String(collection['comparedAt']), language) : t.never}
          </Text>
          {problem && (
            <Alert color="red" mt="xs">
              {problem}
            </Alert>
          )}
          <DeletionQuestion collection={collection} />
        </>
      )}
      <GapList collection={collection} />
    </Box>
  );
}
