import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { retryMailbox } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { fieldNamed } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { mailTexts } from './mail-texts.ts';
import { titleOf } from './title-of.ts';

const GAP = 'mail-gap';

/** What could not be fetched, with the reason of each. */
export function MailboxGaps({ mailbox }: { readonly mailbox: string }) {
  const t = useOwnTexts(mailTexts);
  const label = useLabel();
  const client = useQueryClient();
  const entity = useModel().entities[GAP];
  const causes = (entity && fieldNamed(entity, 'cause')?.options) ?? [];
  const query = { filter: { mailbox }, sort: ['-triedAt'], expand: ['folder'], limit: 20 };
  const gaps = useQuery({
    queryKey: queryKeys.list(GAP, query),
    queryFn: ({ signal }) => listRecords(GAP, query, undefined, signal),
  });
  const retry = useMutation({
    mutationFn: (gap: string) => retryMailbox(mailbox, gap),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity(GAP) }),
  });
  if (gaps.error) return <ProblemText error={gaps.error} />;
  if (!gaps.data || gaps.data.items.length === 0) return null;
  return (
    <>
      <Title order={3} size="sm" mt="xs">
        {t.reasons}
      </Title>
      {gaps.data.items.map(({ id, uid, cause, reason, folder }) => {
        const why = causes.find((one) => one.id === cause);
        return (
          <Group key={id} gap="xs" wrap="nowrap" align="baseline" justify="space-between">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {titleOf(folder)}, {t.number} {String(uid)}: {why ? label(why.label) : '–'}
              {typeof reason === 'string' && ` (${reason})`}
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              style={{ flexShrink: 0 }}
              aria-label={t.retryOne(String(uid))}
              loading={retry.isPending && retry.variables === id}
              onClick={() => retry.mutate(id)}
            >
              {t.again}
            </Button>
          </Group>
        );
      })}
      {retry.error && <ProblemText error={retry.error} />}
    </>
  );
}
