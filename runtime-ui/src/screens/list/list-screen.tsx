import { Center, Loader } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { EntityModel } from '../../model/definitions.ts';
import { useEntity } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { ListHeader } from './list-header.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { RecordTable } from './record-table.tsx';
import { useList } from './use-list.ts';

const KanbanBoard = lazy(async () => ({ default: (await import('./kanban/kanban-board.tsx')).KanbanBoard }));
const CalendarMonth = lazy(async () => ({ default: (await import('./calendar/calendar-month.tsx')).CalendarMonth }));

export function ListScreen() {
  const { entity: name } = useParams({ from: '/records/$entity' });
  const entity = useEntity(name);
  return entity ? <EntityList key={name} entity={entity} /> : <NotFoundScreen />;
}

function EntityList({ entity }: { readonly entity: EntityModel }) {
  const list = useList(entity);
  useHotkeys([['n', () => list.mayCreate && list.openNew()]]);
  const { type } = list.view;
  return (
    <div className="lw-list-screen">
      <ListHeader list={list} />
      <ListToolbar key={list.view.id} list={list} />
      <Suspense fallback={<Waiting />}>
        {type === 'kanban' && <KanbanBoard list={list} />}
        {type === 'calendar' && <CalendarMonth list={list} />}
        {type === 'list' && <RecordTable key={list.view.id} list={list} />}
      </Suspense>
    </div>
  );
}

function Waiting() {
  return (
    <Center flex={1}>
      <Loader size="sm" />
    </Center>
  );
}
