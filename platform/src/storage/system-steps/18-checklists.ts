export const checklists = `
  -- What people have ticked off in checklists, and what they have written beside it.
  create table leitwerk.checklist_mark (
    checklist text not null,
    item text not null,
    done boolean not null,
    note text not null,
    author uuid not null,
    at timestamptz not null default now(),
    primary key (checklist, item)
  );
`;
