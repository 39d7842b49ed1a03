import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { listRecords } from '../../../client/records.ts';
import { useSignedIn } from '../../../client/session.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useRights } from '../../../model/model-context.tsx';
import { composeTexts } from './compose-texts.ts';

/** That somebody has begun to answer the open message, so that not two do. */
export function AnswerNotice({
  message,
  onWrite,
}: {
  readonly message: string;
  readonly onWrite: (id: string) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const { user } = useSignedIn();
  const mayRead = useRights(OUTGOING).actions.includes('read');
  const query = {
    filter: { original: message, kind: 'answer', state: { in: ['draft', 'waiting', 'sending'] } },
    fields: ['state', 'createdBy'],
    expand: ['createdBy'],
    sort: ['-createdAt'],
    limit: 5,
  };
  const answers = useQuery({
    queryKey: queryKeys.list(OUTGOING, query),
    queryFn: ({ signal }) => listRecords(OUTGOING, query, undefined, signal),
    enabled: mayRead,
  });
  return answers.data?.items.map((answer) => {
    const by = answer['createdBy'] as { readonly id: string; readonly title: string | null };
    const isDraft = answer['state'] === 'draft';
    const isMine = by.id === user.id;
    return (
      <Alert key={answer.id} color={isMine ? 'blue' : 'yellow'} variant="light" py="xs" role="status">
        <Group justify="space-between">
          <Text size="sm">{!isDraft ? t.answerSoon : isMine ? t.answeredByMe : t.answeredBy(by.title ?? '?')}</Text>
          {isMine && isDraft && (
            <Button size="compact-sm" variant="default" onClick={() => onWrite(answer.id)}>
              {t.continueIt}
            </Button>
          )}
        </Group>
      </Alert>
    );
  });
}
