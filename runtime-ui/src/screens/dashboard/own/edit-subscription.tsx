import type { Subscription } from '@leitwerk/metadata/wire/dashboards';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GivenSubscription } from '../../../client/subscriptions.ts';
import { changeSubscription, subscriptionsKey } from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { canBeSent, SubscriptionFields } from './subscription-fields.tsx';
import { subscriptionTexts } from './subscription-texts.ts';

/** Changes one that there is. What is sent of it already stays as it was. */
export function EditSubscription({
  one,
  outside,
  search,
  onDone,
}: {
  readonly one: Subscription;
  readonly outside: readonly string[];
  /** What is chosen on the page that is looked at, if that is what is sent. */
  readonly search?: DashboardSearch | undefined;
  readonly onDone: () => void;
}) {
  const t = useOwnTexts(subscriptionTexts);
  const client = useQueryClient();
  const [takesChoice, setTakesChoice] = useState(false);
  const [given, setGiven] = useState<GivenSubscription>({
    name: one.name,
    people: one.people.map(({ id }) => id),
    addresses: one.addresses,
    schedule: one.schedule,
  });
  const save = useMutation({
    mutationFn: () =>
      changeSubscription(one.id, {
        ...changesOf(one, given),
        ...(takesChoice && { only: {}, ...search }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: subscriptionsKey });
      onDone();
    },
  });
  return (
    <Stack
      gap="xs"
      my="xs"
      component="form"
      aria-label={t.editOf(one.name)}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <SubscriptionFields given={given} outside={outside} known={one.people} onChange={setGiven} />
      {search && (
        <Checkbox
          label={t.takeChoice}
          checked={takesChoice}
          onChange={(event) => setTakesChoice(event.currentTarget.checked)}
        />
      )}
      <Group gap="xs">
        <Button type="submit" size="xs" loading={save.isPending} disabled={!canBeSent(given)}>
          {t.save}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t.cancel}
        </Button>
      </Group>
      {save.error && <ProblemText error={save.error} />}
    </Stack>
  );
}

/** Recipients are checked anew only when they are other ones: somebody who may not sign in any more keeps nobody from a new time. */
function changesOf(one: Subscription, { name, people, addresses, schedule }: GivenSubscription) {
  const isSame = people.join() === one.people.map(({ id }) => id).join() && addresses.join() === one.addresses.join();
  return { name: name.trim(), schedule, ...(!isSame && { people, addresses }) };
}
