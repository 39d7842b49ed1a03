import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Accordion, Badge, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { definitionsIn } from './definitions-in.ts';
import { OpenInDesigner } from './open-in-designer.tsx';
import { OptionRows } from './option-rows.tsx';
import { isOffered } from './options.ts';
import { PartHead } from './part-head.tsx';
import { useSetUp } from './set-up-context.tsx';
import { usedMost } from './used-most.ts';

const SHOWN_FIRST = 10;

/** All option sets, the most used first and those after the tenth folded away. */
export function OptionSets() {
  const t = useSetUpTexts();
  const { live } = useSetUp();
  const sets = useMemo(() => usedMost(live).map(({ set }) => set.id), [live]);
  const [first, others] = [sets.slice(0, SHOWN_FIRST), sets.slice(SHOWN_FIRST)];
  return (
    <section aria-labelledby="set-up-options">
      <PartHead id="set-up-options" title={t.optionSets} text={t.optionSetsHint} />
      <Accordion multiple keepMounted={false} variant="contained" order={4}>
        {first.map((id) => (
          <OptionSetItem key={id} id={id} />
        ))}
      </Accordion>
      {others.length > 0 && (
        <Accordion keepMounted={false} variant="contained" order={4} mt="xs">
          <Accordion.Item value="others">
            <Accordion.Control>{t.moreOptionSets(others.length)}</Accordion.Control>
            <Accordion.Panel>
              <Accordion multiple keepMounted={false} variant="contained" order={4}>
                {others.map((id) => (
                  <OptionSetItem key={id} id={id} />
                ))}
              </Accordion>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </section>
  );
}

function OptionSetItem({ id }: { readonly id: string }) {
  const t = useSetUpTexts();
  const label = useLabel();
  const { live, documents } = useSetUp();
  const was = definitionsIn(live, 'option-set').find((one) => one.id === id);
  const set = definitionsIn(documents, 'option-set').find((one) => one.id === id);
  if (!was || !set) return null;
  const count = set.options.filter(isOffered).length;
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <Group gap={8} justify="space-between" pr="xs">
          <Text fw={500}>{label(set.label)}</Text>
          <Group gap={8}>
            {set !== was && <Badge size="sm">{t.changed}</Badge>}
            <Text size="sm" c="dimmed">
              {t.offeredOf(count, set.options.length)}
            </Text>
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Group justify="flex-end" mb={4}>
          <OpenInDesigner kind="option-set" id={id} name={label(set.label)} />
        </Group>
        <OptionRows was={was} set={set} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}
