import type { WireRecord } from '@leitwerk/metadata/wire';
import { Button, CloseButton, Group, Text } from '@mantine/core';
import { Suspense } from 'react';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { BULK_ACTIONS } from './bulk-actions.ts';
import type { Selection } from './selection.ts';
import type { Selecting } from './use-selection.ts';

type Props = {
  readonly entity: EntityModel;
  readonly fields: readonly FieldModel[];
  readonly records: readonly WireRecord[];
  readonly selecting: Selecting;
  readonly selection: Selection;
  readonly sort: string;
  /** How many match in all; absent when it is not known. */
  readonly count: number | undefined;
};

/** How many records are chosen, and what can be done with them. */
export function SelectionBar({ entity, fields, records, selecting, selection, sort, count }: Props) {
  const t = useText();
  const language = useLanguage();
  const rights = useRights(entity.name);
  const offered = BULK_ACTIONS.filter((one) => one.isOffered(selection, rights));
  const isMore = !selecting.isAll && count !== undefined && count > selection.count;
  return (
    <Group className="lw-selection" role="region" aria-label={t('selection')} px="md" py={8} gap="xs">
      <Text size="sm" fw={600} className="lw-number" role="status">
        {t('selectedCount', { count: selection.count, shown: selection.count.toLocaleString(localeOf(language)) })}
      </Text>
      {isMore && (
        <Button size="xs" variant="subtle" onClick={selecting.chooseAll}>
          {t('selectAllMatching', { shown: count.toLocaleString(localeOf(language)) })}
        </Button>
      )}
      {offered.map(({ id, Action }) => (
        <Suspense key={id}>
          <Action
            entity={entity}
            selection={selection}
            records={records}
            fields={fields}
            sort={sort}
            onDone={selecting.clear}
          />
        </Suspense>
      ))}
      <CloseButton ml="auto" aria-label={t('clearSelection')} onClick={selecting.clear} />
    </Group>
  );
}
