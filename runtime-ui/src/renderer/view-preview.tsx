import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { NavigateContext } from '../controls/record-link.tsx';
import { useLanguage } from '../i18n/language.ts';
import type { EffectiveModel, Filter, ViewDefinition } from '../model/definitions.ts';
import { fieldsOf, fieldsWithIds } from '../model/fields-of.ts';
import { ListBody } from '../screens/list/list-body.tsx';
import type { ListSearch } from '../screens/list/list-search.ts';
import { stateFrom, viewFromDefinition } from '../screens/list/list-state.ts';
import type { OwnColumns } from '../screens/list/own-list.ts';
import '../styles/calendar.css';
import '../styles/list.css';
import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import { askableModel } from './askable-entity.ts';
import { inNewTab } from './in-new-tab.ts';
import { ModelScope } from './model-scope.tsx';

type Props = {
  /** What the person sees whose list it is shown as: columns of fields that are not in it are not shown. */
  readonly model: EffectiveModel;
  /** What the server can be asked for. */
  readonly live: EffectiveModel;
  readonly view: ViewDefinition;
  /** Of the records that the reader may see, those that this person would. */
  readonly rows?: Filter | undefined;
};

/** A view as its page would show it, with the records that the reader may see; whatever is set up in it is kept nowhere. */
export function ViewPreview({ model, live, view, rows }: Props) {
  const asked = useMemo(() => askableModel(model, live), [model, live]);
  return (
    <ModelScope model={asked} isPreview>
      <NavigateContext value={inNewTab}>
        <Shown model={asked} view={view} rows={rows} />
      </NavigateContext>
    </ModelScope>
  );
}

function Shown({ model, view: definition, rows }: Omit<Props, 'live'>) {
  const language = useLanguage();
  // Everybody's calendar, not the one that the reader has chosen for his work.
  const [search, setSearch] = useState<ListSearch>({ who: '' });
  const [own, setOwn] = useState<OwnColumns>({});
  const entity = model.entities[definition.entity];
  if (!entity) return null;
  const names = new Set(fieldsOf(entity).map(({ name }) => name));
  const sort = definition.sort?.filter((name) => names.has(name.replace(/^-/, '')));
  const view = viewFromDefinition({ ...definition, ...(sort && { sort }) }, language);
  const state = stateFrom(view, search, undefined);
  return (
    <Stack gap={0} className="lw-screen">
      <ListBody
        entity={entity}
        view={view}
        state={state}
        fields={fieldsWithIds(entity, definition.columns ?? [])}
        filter={bothFilters(rows, bothFilters(view.fixed, state.filter))}
        search={search}
        own={own}
        setOwn={setOwn}
        change={(next) => setSearch((before) => ({ ...before, ...next }))}
        go={(next) => setSearch((before) => ({ ...before, ...next }))}
      />
    </Stack>
  );
}
