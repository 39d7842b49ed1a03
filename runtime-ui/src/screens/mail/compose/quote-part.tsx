import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readQuote } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { Values } from '../../../model/definitions.ts';
import { composeTexts } from './compose-texts.ts';

/** What an answer quotes below its text; it can be left out. */
export function QuotePart({
  id,
  values,
  onChange,
}: {
  readonly id: string;
  readonly values: Values;
  readonly onChange: (patch: Values) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const head = values['quoteHead'];
  const isOn = values['quotes'] === true;
  const quote = useQuery({
    queryKey: queryKeys.mailQuote(id),
    queryFn: () => readQuote(id),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isOn && Boolean(head),
  });
  if (!head) return null;
  return (
    <Stack gap="xs">
      <Checkbox
        label={t.withQuote}
        checked={isOn}
        onChange={(event) => onChange({ quotes: event.currentTarget.checked })}
      />
      {isOn && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {String(head)}
        </Text>
      )}
      {isOn && quote.data && (
        <iframe
          className="lw-compose-quote"
          title={t.quote}
          srcDoc={quote.data}
          sandbox=""
          referrerPolicy="no-referrer"
        />
      )}
    </Stack>
  );
}
