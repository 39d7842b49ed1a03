import { Button, Group, Text } from '@mantine/core';
import { useText } from '../../i18n/language.ts';
import type { ListSearch } from './list-search.ts';
import { contentOf, searchOf, viewFromSaved } from './list-state.ts';
import type { ShownView } from './shown-view.ts';
import { useViewChanges } from './use-view-changes.ts';
import type { ViewDialog } from './view-dialog.ts';

/** A view that is shown otherwise than it is saved: keep that, keep it as another one, or go back. */
export function ChangedView({
  shown,
  onOpen,
  onAsk,
}: {
  readonly shown: ShownView;
  readonly onOpen: (search: ListSearch) => void;
  readonly onAsk: (dialog: ViewDialog) => void;
}) {
  const t = useText();
  const { entity, view, state, filter, setOwn, own } = shown;
  const { change } = useViewChanges(entity.name);
  const { saved } = view;
  const content = contentOf(state, filter, entity);
  const save = async () => {
    const done = saved && (await change(saved, { content }));
    if (!done) return;
    const { columns, ...rest } = own;
    if (columns) setOwn(rest);
    const next = viewFromSaved(done, '');
    onOpen(searchOf(next, next.base));
  };
  return (
    <Group gap={2} wrap="nowrap">
      <Text component="span" c="orange" lh={1} role="img" aria-label={t('viewChanged')} title={t('viewChanged')}>
        ●
      </Text>
      {saved?.mayChange && saved.isWhole && (
        <Button size="compact-xs" variant="subtle" onClick={() => void save()}>
          {t('save')}
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => onAsk({ kind: 'new', content, name: saved ? view.label : '' })}
      >
        {t('saveAs')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => {
          const { columns, ...rest } = own;
          if (columns && saved?.mayChange) setOwn(rest);
          onOpen(searchOf(view, view.base));
        }}
      >
        {t('reset')}
      </Button>
    </Group>
  );
}
