import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import type { Run } from '../../client/runs.ts';
import { listRunOutcomes } from '../../client/runs.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { fieldNamed } from '../../model/fields-of.ts';
import { useEntity } from '../../model/model-context.tsx';
import { ChangedValue } from '../../values/changed-value.tsx';
import { runTexts } from './run-texts.ts';

/** What a run has done, or would do, with records of one sort, with the values before and after. */
export function RunOutcomes({ run, word }: { readonly run: Run; readonly word: string }) {
  const t = useOwnTexts(runTexts);
  const label = useLabel();
  const entity = useEntity(run.entity ?? '');
  const count = run.counts[word] ?? 0;
  const { data } = useQuery({
    queryKey: [...queryKeys.run(run.id), 'outcomes', word, count],
    queryFn: () => listRunOutcomes(run.id, word),
  });
  if (!entity || !data) return null;
  const isNew = word === 'created' || word === 'similar';
  return (
    <>
      <Table.ScrollContainer minWidth={320} maxHeight={320}>
        <Table verticalSpacing={4} fz="sm">
          <Table.Tbody>
            {data.map((one) => (
              <Table.Tr key={one.position}>
                <Table.Td style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                  {one.recordId && run.kind !== 'import.preview' ? (
                    <RecordLink entity={entity.name} id={one.recordId}>
                      {t.line(one.title ?? String(one.position))}
                    </RecordLink>
                  ) : (
                    t.line(one.title ?? String(one.position))
                  )}
                </Table.Td>
                <Table.Td>
                  {(one.alike.length > 0 || one.twin !== null) && (
                    <Text size="xs" fw={600}>
                      {t.like}{' '}
                      {one.alike.map((other, index) => (
                        <span key={other.id}>
                          {index > 0 && ', '}
                          <RecordLink entity={entity.name} id={other.id}>
                            {other.title ?? t.open}
                          </RecordLink>{' '}
                          ({label(other.label)})
                        </span>
                      ))}
                      {one.alike.length > 0 && one.twin !== null && ', '}
                      {one.twin !== null && t.likeLine(one.twin)}
                    </Text>
                  )}
                  {Object.entries(one.changes).map(([name, [before, after]]) => {
                    const field = fieldNamed(entity, name);
                    return field && <ChangedValue key={name} field={field} after={after} {...(!isNew && { before })} />;
                  })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {count > data.length && (
        <Text size="xs" c="dimmed">
          {t.moreOutcomes}
        </Text>
      )}
    </>
  );
}
