const label = (text: string) => ({ de: text, en: text });
const options = (...ids: string[]) => ids.map((id) => ({ id, label: label(id) }));
const text = (id: string, more: object = {}) => ({ id, type: 'text', label: label(id), ...more });

/** The table of the minimal server as an entity, and a role that reaches it through a row rule. */
export const BENCH_DEFINITIONS = [
  {
    file: 'definitions/entity/bench-lead.json',
    document: {
      kind: 'entity',
      id: 'bench-lead',
      name: 'bench-lead',
      label: label('Bench lead'),
      labelPlural: label('Bench leads'),
      titleField: 'name',
      teamField: 'team',
      fields: [
        text('firstName', { required: true }),
        text('lastName', { required: true }),
        text('name', { required: true, searchable: true }),
        { id: 'email', type: 'email', label: label('email') },
        text('phone'),
        text('company'),
        text('title'),
        { id: 'website', type: 'link', label: label('website') },
        text('city'),
        text('country'),
        {
          id: 'status',
          type: 'option',
          label: label('status'),
          required: true,
          index: true,
          options: options('new', 'contacted', 'qualified', 'lost', 'won'),
        },
        {
          id: 'source',
          type: 'option',
          label: label('source'),
          options: options('web', 'ads', 'referral', 'event', 'cold'),
        },
        { id: 'score', type: 'integer', label: label('score') },
        { id: 'employees', type: 'integer', label: label('employees') },
        { id: 'revenue', type: 'money', label: label('revenue') },
        { id: 'probability', type: 'decimal', scale: 3, label: label('probability') },
        { id: 'isHot', type: 'boolean', label: label('isHot') },
        { id: 'birthDate', type: 'date', label: label('birthDate') },
        { id: 'lastContactedAt', type: 'date-time', label: label('lastContactedAt') },
        { id: 'notes', type: 'long-text', label: label('notes') },
        { id: 'team', type: 'team', label: label('team') },
      ],
    },
  },
  {
    file: 'definitions/role/bench-seller.json',
    document: {
      kind: 'role',
      id: 'bench-seller',
      name: 'bench-seller',
      label: label('Bench seller'),
      grants: [
        { entity: 'bench-lead', actions: ['read', 'create', 'update'], rows: 'team' },
        { entity: 'team', actions: ['read'] },
        { entity: 'user', actions: ['read'] },
      ],
    },
  },
] as const;

const standing = (more: object) => ({ meta: { label: label('Standing') }, ...more });
const process = (id: string, machine: object, more: object = {}) => ({
  file: `definitions/workflow/${id}.json`,
  document: {
    kind: 'workflow',
    id,
    name: id,
    label: label(id),
    entity: 'bench-lead',
    roles: ['bench-seller'],
    starts: [{ on: 'person' }],
    machine,
    ...more,
  },
});

/** Processes about it: one that walks to and fro, one that waits for a timer. Published for their case only, so that others have none. */
export const BENCH_PROCESSES = [
  process('bench-walk', {
    initial: 'here',
    states: {
      here: standing({ on: { go: [{ target: 'there', meta: { label: label('Go') } }] } }),
      there: standing({ on: { go: [{ target: 'here', meta: { label: label('Go') } }] } }),
    },
  }),
  process(
    'bench-bell',
    {
      initial: 'waiting',
      states: {
        waiting: standing({ after: { ring: [{ target: 'rung' }] } }),
        rung: standing({ type: 'final' }),
      },
    },
    { delays: { ring: { count: 1, unit: 'hours' } } },
  ),
] as const;
