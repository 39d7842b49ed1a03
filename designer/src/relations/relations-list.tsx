import { Anchor, Table, Text } from '@mantine/core';
import { useGoTo } from '../draft/use-go-to.ts';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { EntityMark } from './entity-mark.tsx';
import { useRelations } from './relations-context.tsx';

/** The same as the picture, line by line. */
export function RelationsList() {
  const t = useRelationTexts();
  const goTo = useGoTo();
  const { shown, chosen, open, nameOf, labelOf } = useRelations();
  const sorted = shown.relations.toSorted((one, other) => nameOf(one.from).localeCompare(nameOf(other.from)));
  if (sorted.length === 0) return <Text c="dimmed">{t.none}</Text>;
  return (
    <Table className="lr-list" verticalSpacing={4} horizontalSpacing={8} aria-label={t.list}>
      <Table.Thead>
        <Table.Tr>
          {[t.entity, t.field, t.target, t.kind].map((head) => (
            <Table.Th key={head}>{head}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((relation) => {
          const { from, to, field, place, multiplicity, isRequired, isLost, mark } = relation;
          return (
            <Table.Tr key={`${from} ${field}`} data-near={chosen === from || chosen === to || undefined}>
              <Table.Td>
                <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(from)}>
                  {nameOf(from)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <span className="ld-line lr-field">
                  {place ? (
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      ta="left"
                      onClick={() => goTo(place.file, place.path)}
                    >
                      {labelOf(relation)}
                    </Anchor>
                  ) : (
                    <span>{labelOf(relation)}</span>
                  )}
                  {isRequired && <span className="lr-quiet">{t.required}</span>}
                  <EntityMark mark={mark} />
                </span>
              </Table.Td>
              <Table.Td>
                {isLost ? (
                  <span className="lc-wrong">{t.lost(to)}</span>
                ) : (
                  <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(to)}>
                    {nameOf(to)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                <span title={t.kinds[multiplicity]}>{multiplicity}</span>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
