import { useQuery } from '@tanstack/react-query';
import { useKeptSetting } from '../../client/kept-setting.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { listViews } from '../../client/views.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import { viewsFor } from '../../model/choose-definitions.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import type { NamedView } from './list-state.ts';
import { unnamedView, viewFromDefinition, viewFromSaved } from './list-state.ts';
import type { OwnList } from './own-list.ts';
import { inOwnOrder } from './own-list.ts';

const NOTHING: OwnList = {};

export type Views = {
  readonly views: readonly NamedView[];
  readonly current: NamedView;
  readonly own: OwnList;
  readonly setOwn: (own: OwnList) => void;
  /** The view that the reader's roles see first; null when nobody has set one. */
  readonly first: string | null;
};

/** All views of an entity in the reader's order, and the one that is shown; undefined until they are known. */
export function useViews(entity: EntityModel, asked: string | undefined): Views | undefined {
  const model = useModel();
  const language = useLanguage();
  const t = useText();
  const [own, setOwn] = useKeptSetting<OwnList>(`list.${entity.name}`, NOTHING);
  const saved = useQuery({
    queryKey: queryKeys.views(entity.name),
    queryFn: () => listViews(entity.name),
  });
  if (!own || saved.isPending) return undefined;
  const defined = viewsFor(model, entity).map((view) => viewFromDefinition(view, language));
  const columns = defined[0]?.base.columns ?? '';
  // Without the saved ones the list still works.
  const all = [...defined, ...(saved.data?.items ?? []).map((view) => viewFromSaved(view, columns))];
  const views = inOwnOrder(all, own.order);
  const first = saved.data?.first ?? null;
  const named = (id: string | null | undefined) => views.find((one) => one.id === id);
  const usual = named(own.first) ?? named(first) ?? defined[0] ?? unnamedView('all', '', '');
  const current = asked === undefined ? usual : (named(asked) ?? unnamedView(asked, t('sentList'), columns));
  return { views: views.includes(current) ? views : [...views, current], current, own, setOwn, first };
}
