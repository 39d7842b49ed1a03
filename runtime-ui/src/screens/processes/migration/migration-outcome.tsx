import { Alert, Button, List, Text } from '@mantine/core';
import { RecordLink } from '../../../controls/record-link.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { MigrationTexts } from './migration-texts.ts';
import { migrationTexts } from './migration-texts.ts';
import type { Moved } from './move-all.ts';

/** So many are named; the others are counted. */
const MOST_NAMED = 20;

/** What has come of it: how many were moved, and which could not be. */
export function MigrationOutcome({
  outcome: { moved, failed },
  entity,
  onBack,
}: {
  readonly outcome: Moved;
  readonly entity: string;
  readonly onBack: () => void;
}) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  return (
    <Alert role="status" color={failed.length > 0 ? 'orange' : 'green'} title={t.outcome(moved)}>
      {failed.length > 0 && (
        <>
          <Text size="sm">{t.failed(failed.length)}</Text>
          <List size="sm" mb="sm">
            {failed.slice(0, MOST_NAMED).map(({ id, record, reason }) => (
              <List.Item key={id}>
                {record ? (
                  <RecordLink entity={entity} id={record.id}>
                    {record.title ?? t.untitled}
                  </RecordLink>
                ) : (
                  t.hidden
                )}
                : {reason}
              </List.Item>
            ))}
          </List>
          {failed.length > MOST_NAMED && <Text size="sm">{t.moreFailed(failed.length - MOST_NAMED)}</Text>}
        </>
      )}
      <Button variant="default" size="xs" onClick={onBack}>
        {t.back}
      </Button>
    </Alert>
  );
}
