export const tasksAndEffects = `
  -- What a person has to do in a process, as long as it stands in the state.
  create table leitwerk.workflow_task (
    id uuid primary key,
    instance_id uuid not null references leitwerk.workflow_instance (id) on delete cascade,
    -- Names of the states on the way to it, with dots.
    state text not null,
    workflow text not null,
    entity text not null,
    record_id uuid not null,
    -- Who may; null: whoever may change the record.
    roles text[],
    team uuid,
    -- Whose turn it is, or who has taken it over.
    person uuid,
    since timestamptz(3) not null,
    due timestamptz(3),
    -- Roles that have it too since it was escalated.
    escalated text[],
    unique (instance_id, state)
  );
  create index workflow_task_entity on leitwerk.workflow_task (entity, due);
  create index workflow_task_person on leitwerk.workflow_task (person);
  -- Who has said yes so far to an event that needs several people.
  create table leitwerk.workflow_approval (
    instance_id uuid not null references leitwerk.workflow_instance (id) on delete cascade,
    event text not null,
    actor uuid not null,
    at timestamptz(3) not null,
    primary key (instance_id, event, actor)
  );
  -- What an automation has done, or why it could not. The cause makes a repeat of the same event harmless.
  create table leitwerk.automation_run (
    id uuid primary key,
    automation text not null,
    entity text not null,
    record_id uuid not null,
    cause text not null,
    event text not null,
    -- Automations whose doing has led here, the first one first.
    chain text[] not null,
    state text not null,
    problem jsonb,
    actions jsonb not null,
    at timestamptz(3) not null,
    ms int not null,
    unique (automation, record_id, cause)
  );
  create index automation_run_record on leitwerk.automation_run (record_id);
  create index automation_run_at on leitwerk.automation_run (at);
  -- Actions of modules that are called after the commit; id is the key that makes a repeat harmless.
  create table leitwerk.workflow_effect (
    id uuid primary key,
    instance_id uuid references leitwerk.workflow_instance (id) on delete cascade,
    automation_run uuid references leitwerk.automation_run (id) on delete cascade,
    entity text not null,
    record_id uuid not null,
    action text not null,
    -- What is to be done, for whoever must do it by hand.
    text jsonb,
    input jsonb not null,
    -- Id of the invoke that waits for the answer.
    invoke text,
    roles text[] not null,
    actor uuid not null,
    state text not null,
    problem jsonb,
    output jsonb,
    made_at timestamptz(3) not null,
    ended_at timestamptz(3),
    ended_by uuid
  );
  create index workflow_effect_instance on leitwerk.workflow_effect (instance_id);
  create index workflow_effect_record on leitwerk.workflow_effect (record_id);
  create index workflow_effect_open on leitwerk.workflow_effect (entity, made_at) where state in ('by-hand', 'failed');
  -- Values that a record takes on a day to come.
  create table leitwerk.pending_change (
    id uuid primary key,
    entity text not null,
    record_id uuid not null,
    day date not null,
    changes jsonb not null,
    -- By which event of its status the record takes them; null: by none.
    event text,
    instance_id uuid references leitwerk.workflow_instance (id) on delete set null,
    roles text[] not null,
    actor uuid not null,
    state text not null,
    problem jsonb,
    made_at timestamptz(3) not null,
    ended_at timestamptz(3),
    ended_by uuid
  );
  create index pending_change_record on leitwerk.pending_change (record_id);
  create index pending_change_due on leitwerk.pending_change (day) where state = 'planned';
  -- Up to when each schedule of the definitions has been kept.
  create table leitwerk.schedule (
    name text primary key,
    kept_until timestamptz(3) not null
  );
  alter table leitwerk.workflow_instance add column parent_id uuid, add column parent_invoke text;
  create index workflow_by_parent on leitwerk.workflow_instance (parent_id) where parent_id is not null;
  -- A notification's own words, where its kind has none.
  alter table leitwerk.notification add column text jsonb;
`;
