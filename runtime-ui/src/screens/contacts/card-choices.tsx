import { ScrollArea, Select, Table, Text } from '@mantine/core';
import type { PlannedCard } from '../../client/contacts.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import type { CardChoice } from './card-choice.ts';
import { contactsTexts } from './contacts-texts.ts';

type Props = {
  readonly entity: EntityModel;
  readonly cards: readonly PlannedCard[];
  readonly choices: readonly CardChoice[];
  readonly onChange: (choices: readonly CardChoice[]) => void;
};

/** Each card with what becomes of it, to be chosen. */
export function CardChoices({ entity, cards, choices, onChange }: Props) {
  const t = useOwnTexts(contactsTexts);
  const label = useLabel();
  const labelOf = (name: string): string => label(entity.fields.find((field) => field.name === name)?.label) || name;
  return (
    <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.name}</Table.Th>
            <Table.Th w={280}>{t.what}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cards.map((card, place) => (
            <Table.Tr key={card.index}>
              <Table.Td>
                <Text size="sm">{card.name}</Text>
                {card.same && (
                  <Text size="xs" c="dimmed">
                    {t.same} {card.same.by.map(labelOf).join(', ')}
                  </Text>
                )}
                {card.issues.map((issue) => (
                  <Text size="xs" c="var(--mantine-color-error)" key={`${issue.path} ${issue.code}`}>
                    {issue.path === '' ? '' : `${labelOf(issue.path)}: `}
                    {issue.message}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={`${t.what}: ${card.name}`}
                  size="xs"
                  allowDeselect={false}
                  value={choices[place] ?? 'skip'}
                  data={[
                    ...(card.issues.length > 0 ? [] : [{ value: 'create', label: t.create }]),
                    ...(card.same && card.issues.length === 0
                      ? [{ value: 'change', label: t.change(card.same.title) }]
                      : []),
                    { value: 'skip', label: t.skip },
                  ]}
                  onChange={(choice) =>
                    onChange(choices.map((one, at) => (at === place ? ((choice ?? 'skip') as CardChoice) : one)))
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
