import { ActionIcon, Button, Group, Pill, Skeleton, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { LatePopover } from '../../controls/late-popover.tsx';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, Filter } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import type { Term } from '../../values/filter-terms.ts';
import { filterFromTerms, termsOf, withAlternative } from '../../values/filter-terms.ts';
import { filterInWords } from '../../values/filter-words.ts';
import { useFilterTitles } from './use-filter-titles.ts';

const ConditionForm = lazy(async () => ({ default: (await import('./condition-form.tsx')).ConditionForm }));
const TermMenu = lazy(async () => ({ default: (await import('./term-menu.tsx')).TermMenu }));

type Props = { readonly entity: EntityModel; readonly filter: Filter; readonly onChange: (filter: Filter) => void };

/** What is being put together: one more term, another one for a term, or an alternative to a term. */
type Building = { readonly kind: 'new' } | { readonly kind: 'edit' | 'or'; readonly index: number };

/** The filter in words, each term changeable and removable, and a builder for one more. */
export function FilterBar({ entity, filter, onChange }: Props) {
  const t = useText();
  const language = useLanguage();
  const { entities } = useModel();
  const [building, setBuilding] = useState<Building | null>(null);
  const [menu, setMenu] = useState<number | null>(null);
  const terms = termsOf(filter);
  const titleOf = useFilterTitles(entity, filter);
  const put = (next: readonly Term[]) => onChange(filterFromTerms(next));
  const replace = (index: number, term: Term) => put(terms.map((one, at) => (at === index ? term : one)));
  const done = (term: Term) => {
    setBuilding(null);
    if (building?.kind === 'edit') replace(building.index, term);
    else if (building?.kind === 'or') replace(building.index, withAlternative(terms[building.index] ?? {}, term));
    else put([...terms, term]);
  };
  return (
    <Group gap={6}>
      {terms.map((term, index) => {
        const words = filterInWords(term, { entity, entities, language, text: t, titleOf });
        return (
          <Pill
            key={JSON.stringify(term)}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('removeFilter', { filter: words }) }}
            onRemove={() => put(terms.filter((_, at) => at !== index))}
          >
            <LatePopover
              opened={menu === index}
              onChange={(opened) => setMenu(opened ? index : null)}
              position="bottom-start"
              padding={4}
              target={
                <UnstyledButton
                  fz="inherit"
                  aria-label={t('changeFilter', { filter: words })}
                  onClick={() => setMenu(menu === index ? null : index)}
                >
                  {words}
                </UnstyledButton>
              }
            >
              <Suspense fallback={<Skeleton h={90} w={140} />}>
                <TermMenu
                  term={term}
                  onAsk={(kind) => {
                    setMenu(null);
                    setBuilding({ kind, index });
                  }}
                  onChange={(next) => {
                    setMenu(null);
                    replace(index, next);
                  }}
                />
              </Suspense>
            </LatePopover>
          </Pill>
        );
      })}
      <LatePopover
        opened={building !== null}
        onChange={(opened) => setBuilding(opened ? { kind: 'new' } : null)}
        position="bottom-start"
        width={340}
        target={
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconFilter size={14} aria-hidden />}
            onClick={() => setBuilding(building ? null : { kind: 'new' })}
          >
            {t('filter')}
          </Button>
        }
      >
        <Suspense fallback={<Skeleton h={90} />}>
          {building && (
            <ConditionForm
              entity={entity}
              term={building.kind === 'edit' ? terms[building.index] : undefined}
              title={building.kind === 'new' ? undefined : t(building.kind === 'or' ? 'orElse' : 'changeTerm')}
              onDone={done}
            />
          )}
        </Suspense>
      </LatePopover>
      {terms.length > 0 && (
        <ActionIcon size="sm" aria-label={t('clearFilters')} onClick={() => onChange({})}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
