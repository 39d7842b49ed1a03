import { MultiSelect, TagsInput, TextInput } from '@mantine/core';
import type { GivenSubscription } from '../../../client/subscriptions.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { subscriptionTexts } from './subscription-texts.ts';
import { useTitles } from './use-titles.ts';

const ACTIVE = { active: true };

export const canBeSent = ({ name, people, addresses }: GivenSubscription): boolean =>
  name.trim() !== '' && people.length + addresses.length > 0;

/** What it is called, how often it is sent and to whom. */
export function SubscriptionFields({
  given,
  outside,
  known = [],
  onChange,
}: {
  readonly given: GivenSubscription;
  /** Addresses outside that the application allows. */
  readonly outside: readonly string[];
  /** People who get it already, though they may not sign in any more. */
  readonly known?: readonly { readonly id: string; readonly title: string | null }[];
  readonly onChange: (given: GivenSubscription) => void;
}) {
  const t = useOwnTexts(subscriptionTexts);
  const active = useTitles('user', ACTIVE);
  const gone = known.filter(({ id }) => !active.some((one) => one.id === id));
  const people = [...active, ...gone.map(({ id, title }) => ({ id, title: title ?? '–' }))];
  const set = (change: Partial<GivenSubscription>): void => onChange({ ...given, ...change });
  return (
    <>
      <TextInput
        label={t.name}
        maxLength={80}
        value={given.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <ScheduleFields schedule={given.schedule} onChange={(schedule) => set({ schedule })} />
      <MultiSelect
        label={t.people}
        description={t.peopleHelp}
        searchable
        nothingFoundMessage={t.nobodyFound}
        data={people.map((one) => ({ value: one.id, label: one.title }))}
        value={[...given.people]}
        onChange={(next) => set({ people: next })}
      />
      {(outside.length > 0 || given.addresses.length > 0) && (
        <TagsInput
          label={t.outside}
          description={t.outsideHelp(outside.join(', '))}
          data={outside.filter((one) => !one.startsWith('@'))}
          value={[...given.addresses]}
          onChange={(next) => set({ addresses: next })}
        />
      )}
    </>
  );
}
