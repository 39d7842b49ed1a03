import type { ViewContent } from '@leitwerk/metadata/wire';
import { currentName } from '../model/former-names.ts';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';

/** A stored view under the names that fields have today: filters and sort orders go by names. */
export function currentContent(content: ViewContent, entity: EntityRuntime, model: RuntimeModel): ViewContent {
  const { sort, filter } = content;
  const current = (text: string): string =>
    text.startsWith('-')
      ? `-${currentName(entity.former, text.slice(1), null)}`
      : currentName(entity.former, text, null);
  return {
    ...content,
    ...(sort && { sort: sort.map(current) }),
    ...(filter && { filter: currentFilter(filter, entity, model) as NonNullable<ViewContent['filter']> }),
  };
}

/** A stored filter under the names of today. */
export function currentFilter(filter: unknown, entity: EntityRuntime, model: RuntimeModel): unknown {
  if (Array.isArray(filter)) return filter.map((one) => currentFilter(one, entity, model));
  if (typeof filter !== 'object' || filter === null) return filter;
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) =>
      key === 'and' || key === 'or' || key === 'not'
        ? [key, currentFilter(value, entity, model)]
        : [currentPath(key.split('.'), entity, model).join('.'), value],
    ),
  );
}

function currentPath(
  [name = '', ...rest]: readonly string[],
  entity: EntityRuntime,
  model: RuntimeModel,
): readonly string[] {
  const current = currentName(entity.former, name, null);
  const target = rest.length > 0 && model.entities.get(entity.fields.get(current)?.field.entity ?? '');
  return [current, ...(target ? currentPath(rest, target, model) : rest)];
}
