export const processLists = `
  -- Where a process stands as one text, for lists: names of states with dots, down to where it is in several at once.
  create function leitwerk.process_place(value jsonb) returns text language plpgsql immutable parallel safe as $$
  declare
    place text := '';
    name text;
    names bigint;
  begin
    loop
      if jsonb_typeof(value) = 'string' then
        return place || (value #>> '{}');
      end if;
      select count(*), min(one) into names, name from jsonb_object_keys(value) one;
      if names <> 1 then
        return rtrim(place, '.');
      end if;
      place := place || name || '.';
      value := value -> name;
    end loop;
  end $$;
  alter table leitwerk.workflow_instance
    add column place text collate "C" not null generated always as (leitwerk.process_place(value)) stored,
    -- Since when it is where it is.
    add column since timestamptz(3) not null default now();
  update leitwerk.workflow_instance i set since = coalesce(
    i.ended_at, (select max(s.at) from leitwerk.workflow_step s where s.instance_id = i.id), i.started_at);
  create index workflow_by_entity on leitwerk.workflow_instance (entity, since, id);
  create index workflow_under_way on leitwerk.workflow_instance (entity, since, id) where state in ('running', 'stopped');
  create index workflow_stopped on leitwerk.workflow_instance (entity, since, id) where state = 'stopped';
  create index workflow_by_place on leitwerk.workflow_instance (workflow, place, since, id) where state in ('running', 'stopped');
  -- Why somebody has repaired a process, and how.
  alter table leitwerk.workflow_step add column repair jsonb;
  -- Deadlines that have passed, to find processes that still stand where they stood.
  create index workflow_deadline_passed on leitwerk.workflow_step (instance_id, at) where event like 'xstate.after.%';
`;
