export const workflows = `
  -- Processes. Each keeps the definition that it began with; definitions are kept once, by their checksum.
  create table leitwerk.workflow_definition (
    checksum text primary key,
    workflow text not null,
    definition json not null
  );
  create table leitwerk.workflow_instance (
    id uuid primary key,
    workflow text not null,
    definition text not null references leitwerk.workflow_definition (checksum),
    entity text not null,
    record_id uuid not null,
    state text not null,
    value jsonb not null,
    history jsonb not null,
    step int not null,
    problem jsonb,
    failed_event text,
    cause text not null,
    started_at timestamptz(3) not null,
    started_by uuid not null,
    ended_at timestamptz(3),
    unique (workflow, record_id, cause)
  );
  create unique index workflow_running on leitwerk.workflow_instance (workflow, record_id) where state in ('running', 'stopped');
  create index workflow_by_record on leitwerk.workflow_instance (record_id);
  -- What has happened, with the conditions as they were. cause makes a repeat of the same event harmless.
  create table leitwerk.workflow_step (
    instance_id uuid not null references leitwerk.workflow_instance (id) on delete cascade,
    step int not null,
    at timestamptz(3) not null,
    actor uuid not null,
    event text not null,
    cause text not null,
    value jsonb not null,
    truth jsonb not null,
    actions jsonb not null,
    primary key (instance_id, step),
    unique (instance_id, cause)
  );
  create table leitwerk.workflow_timer (
    instance_id uuid not null references leitwerk.workflow_instance (id) on delete cascade,
    event text not null,
    delay text not null,
    entered timestamptz(3) not null,
    due timestamptz(3),
    primary key (instance_id, event)
  );
  create index workflow_timer_due on leitwerk.workflow_timer (due);
  alter table leitwerk.job_outbox add column at timestamptz(3);
`;
