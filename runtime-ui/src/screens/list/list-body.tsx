import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { fieldWithId } from '../../model/fields-of.ts';
import { RecordList } from './record-list.tsx';
import type { ShownView } from './shown-view.ts';

const RecordBoard = lazy(async () => ({ default: (await import('./record-board.tsx')).RecordBoard }));
const RecordCalendar = lazy(async () => ({
  default: (await import('../calendar/record-calendar.tsx')).RecordCalendar,
}));

/** The query of a view in the shape that the view has. */
export function ListBody(props: ShownView) {
  const { entity, state, fields, filter } = props;
  const group = fieldWithId(entity, state.group);
  const start = fieldWithId(entity, state.start);
  if (state.type === 'kanban' && group)
    return (
      <Suspense fallback={<Loader size="sm" m="md" />}>
        <RecordBoard entity={entity} group={group} fields={fields} filter={filter} search={state.q || undefined} />
      </Suspense>
    );
  if (state.type === 'calendar' && start)
    return (
      <Suspense fallback={<Loader size="sm" m="md" />}>
        <RecordCalendar {...props} start={start} end={fieldWithId(entity, state.end)} />
      </Suspense>
    );
  return <RecordList {...props} />;
}
