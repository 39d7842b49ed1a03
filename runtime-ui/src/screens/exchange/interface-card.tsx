import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Anchor, Badge, Button, Card, FileButton, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { InterfaceStanding, ShownInterface } from '../../client/exchange.ts';
import { deliverFiles, rereadDelivery } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { exchangeTexts } from './exchange-texts.ts';
import { PickUp } from './pick-up.tsx';
import { RefusedRows } from './refused-rows.tsx';

/** One interface: where it stands, a way to deliver to it by hand, and its refused rows. */
export function InterfaceCard({
  of,
  standing,
}: {
  readonly of: ShownInterface;
  /** What it does by the clock; undefined until it is known. */
  readonly standing: InterfaceStanding | undefined;
}) {
  const t = useOwnTexts(exchangeTexts);
  const label = useLabel();
  const client = useQueryClient();
  const { actions } = useRights('exchange-delivery');
  const deliver = useMutation({
    mutationFn: (files: readonly File[]) => deliverFiles(of, files),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity('exchange-delivery') }),
  });
  const reread = useMutation({
    mutationFn: rereadDelivery,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity('exchange-delivery') }),
  });
  const name = label(of.label);
  return (
    <Card component="section" id={`interface-${of.id}`} aria-label={name} withBorder>
      <Group justify="space-between" mb={4} gap="xs">
        <Title order={2} size="h5">
          {name}
        </Title>
        {actions.includes('create') && (
          <FileButton
            multiple
            onChange={(files) => files.length > 0 && deliver.mutate(files)}
            inputProps={{ 'aria-label': `${of.side === null ? t.deliverTo : t.deliverBesideTo(of.side)} ${name}` }}
          >
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" loading={deliver.isPending}>
                {of.side === null ? t.deliver : t.deliverBeside(of.side)}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {of.help && (
        <Text size="sm" c="dimmed" mb="xs">
          {label(of.help)}
        </Text>
      )}
      {(deliver.error ?? reread.error) && <ProblemText error={deliver.error ?? reread.error} />}
      {of.last ? (
        <LastDelivery
          delivery={of.last}
          problems={of.problems}
          onReread={actions.includes('create') ? () => reread.mutate(String(of.last?.id)) : null}
        />
      ) : (
        <Text size="sm">{t.noDelivery}</Text>
      )}
      {standing && <PickUp of={standing} name={of.name} />}
      {of.refused > 0 && <RefusedRows of={of} />}
    </Card>
  );
}

function LastDelivery({
  delivery,
  problems,
  onReread,
}: {
  readonly delivery: WireRecord;
  readonly problems: readonly string[];
  readonly onReread: (() => void) | null;
}) {
  const t = useOwnTexts(exchangeTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const state = entities['exchange-delivery']?.fields
    .find((one) => one.name === 'state')
    ?.options?.find((one) => one.id === delivery['state']);
  const count = (name: string): number => Number(delivery[name] ?? 0);
  const { drift } = delivery;
  return (
    <>
      <Group gap="xs">
        <Text size="sm">{t.last}:</Text>
        <Anchor
          component={Link}
          to="/records/$entity/$id"
          params={{ entity: 'exchange-delivery', id: delivery.id } as never}
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
        >
          {String(delivery['name'])}
        </Anchor>
        <Badge variant="light" color={state?.color ?? 'gray'}>
          {state ? label(state.label) : '–'}
        </Badge>
        <Text size="sm" c="dimmed">
          {textFromInstant(String(delivery['createdAt']), language)}
        </Text>
      </Group>
      <Text size="sm">{t.counts(count('written'), count('repeated'), count('refused'))}</Text>
      {problems.length > 0 && (
        <Alert color="red" mt="xs">
          {problems.join(' ')}
          {onReread && (
            <Button size="compact-xs" variant="default" mt="xs" display="block" onClick={onReread}>
              {t.reread}
            </Button>
          )}
        </Alert>
      )}
      {typeof drift === 'string' && drift !== '' && (
        <Alert color="orange" mt="xs">
          {t.drift} {drift.split('\n').join(', ')}
        </Alert>
      )}
    </>
  );
}
