import { expect, it } from 'vitest';
import { checkExamples } from '../../interface/check-examples.ts';
import { messageOf } from '../../messages.ts';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const product = {
  kind: 'entity',
  id: 'product',
  name: 'product',
  label,
  labelPlural: label,
  titleField: 'code',
  fields: [{ id: 'code', type: 'text', label }],
};
const order = {
  ...product,
  id: 'order',
  name: 'order',
  fields: [
    { id: 'code', type: 'text', label },
    { id: 'amount', type: 'decimal', label },
    { id: 'product', type: 'reference', entity: 'product', label },
    { id: 'notes', type: 'long-text', label },
  ],
};
const role = { kind: 'role', id: 'robot', name: 'robot', label, grants: [{ entity: 'order', actions: ['create'] }] };
const orders = {
  kind: 'interface',
  id: 'orders',
  name: 'orders',
  label,
  roles: ['robot'],
  format: { type: 'csv' },
  language: 'de',
  columns: [
    { id: 'number', from: 'Nr.', type: 'text', required: true },
    { id: 'amount', from: 'Menge', type: 'decimal' },
    { id: 'tariff', type: 'text', values: [{ from: 'Öko', to: 'eco' }] },
  ],
  key: 'number',
  steps: [
    { id: 'product', do: 'find', entity: 'product', by: { code: { formula: 'tariff' } } },
    {
      id: 'order',
      do: 'write',
      entity: 'order',
      by: { code: { formula: 'number' } },
      values: { product: { formula: '$output.product' }, amount: { formula: 'amount' }, notes: 'portal' },
    },
  ],
};
const documentsOf = (changes: object) =>
  [product, order, role, { ...orders, ...changes }].map((document) => ({
    file: `${document.id}.json`,
    document: document as unknown,
  }));
const issuesOf = (changes: object) =>
  validateDocuments(documentsOf(changes)).issues.map(({ path, code }) => `${path} ${code}`);

it('is accepted when everything that it names is there', () => {
  expect(issuesOf({})).toEqual([]);
  expect(issuesOf({ format: { type: 'xml', element: 'orders/order' } })).toEqual([]);
});

const status = {
  kind: 'contract-status',
  id: 'order-status',
  name: 'order-status',
  label,
  entity: 'order',
  field: 'status',
  initial: 'open',
  states: [
    { id: 'open', label },
    { id: 'shut', label },
  ],
  transitions: [{ id: 'shut', label, from: ['open'], to: 'shut' }],
};

it('a place in an EDIFACT message or a document is one', () => {
  const edifact = { type: 'edifact', message: 'MSCONS', groups: ['LIN', 'QTY'] };
  const columns = (...places: readonly string[]) => ({
    columns: places.map((from, at) => ({ id: ['number', 'amount', 'tariff'][at] ?? `c${at}`, from, type: 'text' })),
  });
  const of = (format: object, ...places: readonly string[]) => issuesOf({ format, ...columns(...places) });
  expect(of(edifact, 'UNH/1', 'QTY+220/1.2', 'PIA+5/2.1')).toEqual([]);
  expect(of(edifact, 'UNH/0', 'qty/1.2', 'PIA')).toEqual(
    [0, 1, 2].map((at) => `columns.${at}.from definition.edifact-place`),
  );
  expect(of({ type: 'edifact' }, 'UNH/1', 'UNH/2', 'UNH/2.2')).toEqual([
    'format.message document.missing-key',
    'format.groups document.missing-key',
  ]);
  const names = 'rechnung_{number}_{date}.pdf';
  expect(of({ type: 'document', names }, 'number', 'file.id', 'text:Kundennummer')).toEqual([]);
  expect(of({ type: 'document', names }, 'nummer', 'file.path', 'text:')).toEqual(
    [0, 1, 2].map((at) => `columns.${at}.from definition.document-place`),
  );
  const side = { type: 'json' };
  expect(of({ type: 'document', names, side }, 'number', 'date', 'side:customer/name')).toEqual([]);
  expect(of({ type: 'document', names }, 'number', 'date', 'side:name')).toEqual([
    'columns.2.from definition.document-place',
  ]);
  expect(of({ type: 'document', names, side: { type: 'xml', delimiter: ';' } }, 'number', 'date', 'file.id')).toEqual([
    'format.side.element document.missing-key',
    'format.side.delimiter definition.no-effect',
  ]);
  expect(of({ type: 'document', names: '{a b}_{x}_{x}' }, 'x', 'file.id', 'file.name')).toContain(
    'format.names definition.name-part',
  );
});

it('a step that moves a status names an event of it', () => {
  const move = { id: 'shut', do: 'move', entity: 'order', by: { code: { formula: 'number' } }, event: 'shut' };
  const of = (changes: object) =>
    validateDocuments([
      ...documentsOf({ steps: [{ ...move, ...changes }] }).filter(({ file }) => file !== 'order.json'),
      {
        file: 'order.json',
        document: { ...order, fields: [...order.fields, { id: 'status', type: 'option', label }] } as unknown,
      },
      { file: 'order-status.json', document: status as unknown },
    ]).issues.map(({ path, code }) => `${path} ${code}`);
  expect(of({})).toEqual([]);
  expect(of({ values: { notes: 'x' }, missing: 'leave' })).toEqual([]);
  expect(of({ event: 'open' })).toEqual(['steps.0.event definition.unknown-reference']);
  expect(of({ event: undefined, by: undefined })).toEqual([
    'steps.0.by document.missing-key',
    'steps.0.event document.missing-key',
  ]);
  expect(of({ missing: 'create', existing: 'keep' })).toEqual([
    'steps.0.existing definition.no-effect',
    'steps.0.missing definition.no-effect',
  ]);
  expect(of({ do: 'find' })).toEqual(['steps.0.event definition.no-effect']);
});

it('names the place of what is wrong', () => {
  const [find, write] = orders.steps;
  const steps = (changes: object) => ({ steps: [find, { ...write, ...changes }] });
  expect(issuesOf({ roles: ['nobody'] })).toEqual(['roles.0 definition.unknown-reference']);
  expect(issuesOf({ format: { type: 'xml' } })).toEqual(['format.element document.missing-key']);
  expect(issuesOf({ format: { type: 'json', delimiter: ';' } })).toEqual(['format.delimiter definition.no-effect']);
  expect(issuesOf({ format: { type: 'fixed' } })).toEqual(
    [0, 1, 2].map((at) => `columns.${at}.from definition.fixed-range`),
  );
  expect(issuesOf({ format: { type: 'csv', header: false } })).toHaveLength(3);
  expect(issuesOf({ key: 'nothing' })).toEqual(['key expression.unknown-field']);
  expect(issuesOf({ only: '$output.order = "x"' })).toEqual(['only expression.forbidden']);
  expect(issuesOf(steps({ values: { nothing: 1 } }))).toEqual(['steps.1.values.nothing definition.unknown-field']);
  expect(issuesOf(steps({ values: undefined }))).toEqual(['steps.1.values document.missing-key']);
  expect(issuesOf(steps({ by: undefined, existing: 'keep' }))).toEqual(['steps.1.existing definition.no-effect']);
  expect(issuesOf(steps({ by: { notes: 'x' } }))).toEqual(['steps.1.by.notes definition.no-effect']);
  expect(issuesOf({ steps: [{ ...find, missing: 'create' }, write] })).toEqual([
    'steps.0.missing definition.no-effect',
  ]);
  expect(issuesOf({ steps: [find, find] })).toEqual(['steps.1.id definition.repeated']);
  const example = { id: 'a', row: { number: '1' }, expected: { steps: { order: { nothing: 1 } } } };
  expect(issuesOf({ examples: [example] })).toEqual([
    'examples.0.expected.steps.order.nothing definition.unknown-field',
  ]);
  expect(issuesOf({ examples: [{ ...example, expected: { refused: ['x'] } }] })).toHaveLength(1);
  expect(issuesOf({ examples: [{ ...example, row: { x: '1' }, expected: { leftOut: true } }] })).toHaveLength(1);
});

it('says what comes of an example when it is something else', async () => {
  const right = {
    id: 'right',
    row: { number: '17', amount: '1.234,5', tariff: 'ÖKO' },
    expected: {
      steps: {
        product: { code: 'eco' },
        order: { code: '17', product: '$product', amount: '1234.5000', notes: 'portal' },
      },
    },
  };
  const refused = {
    id: 'refused',
    row: { amount: 'x', tariff: 'Kohle' },
    expected: { refused: ['number', 'amount', 'tariff'] },
  };
  const leftOut = { id: 'left-out', row: { number: '0' }, expected: { leftOut: true } };
  const of = (...examples: readonly object[]) => checkExamples(documentsOf({ examples, only: "number != '0'" }));
  expect(await of(right, refused, leftOut)).toEqual([]);
  expect(await of(leftOut, { ...right, expected: { steps: { order: { amount: '1' } } } })).toMatchObject([
    { file: 'orders.json', path: 'examples.1.expected', code: 'interface.example', params: { example: 'right' } },
  ]);
});

it('picks up from a folder that leads nowhere else, at times that there are', () => {
  const pickUp = { connection: 'portal', folder: '/out/new', files: 'orders-*.csv', archive: 'done' };
  const schedule = { cron: '30 6 * * 1-5', timeZone: 'Europe/Vienna' };
  expect(issuesOf({ pickUp: { ...pickUp, schedule }, expected: schedule })).toEqual([]);
  for (const folder of ['..', 'out/../..', './out'])
    expect(issuesOf({ pickUp: { ...pickUp, folder } })).toEqual(['pickUp.folder definition.folder']);
  expect(issuesOf({ pickUp: { ...pickUp, archive: '../x' } })).toEqual(['pickUp.archive definition.folder']);
  for (const folder of ['a//b', 'a\\b', 'a/']) expect(issuesOf({ pickUp: { ...pickUp, folder } })).toHaveLength(1);
  const mail = { mailbox: 'orders@house.example', senders: ['@grid.example'] };
  expect(issuesOf({ pickUp: { mail, files: '*.csv', folder: 'Partner', archive: 'done', schedule } })).toEqual([]);
  expect(issuesOf({ pickUp: { mail, ...pickUp, settleSeconds: 1 } })).toEqual([
    'pickUp.connection definition.no-effect',
    'pickUp.settleSeconds definition.no-effect',
  ]);
  expect(issuesOf({ pickUp: { ...pickUp, after: ['orders'] } })).toEqual(['pickUp.after.0 definition.after-itself']);
  expect(issuesOf({ pickUp: { ...pickUp, after: ['nothing'] } })).toEqual([
    'pickUp.after.0 definition.unknown-interface',
  ]);
  expect(issuesOf({ pickUp: { files: '*.csv' } })).toEqual(['pickUp.connection document.missing-key']);
  expect(issuesOf({ pickUp: { mail: { ...mail, senders: ['grid.example'] }, files: '*' } })).toHaveLength(1);
  expect(issuesOf({ pickUp: { ...pickUp, files: 'out/x.csv' } })).toHaveLength(1);
  expect(issuesOf({ pickUp: { ...pickUp, schedule: { cron: '61 * * * *' } } })).toEqual([
    'pickUp.schedule.cron definition.cron',
  ]);
  expect(issuesOf({ expected: { ...schedule, timeZone: 'Mars/Town' } })).toEqual([
    'expected.timeZone definition.time-zone',
  ]);
});

it('rules of a column must go together and fit its type', () => {
  const columns = [
    { id: 'number', type: 'text', minLength: 5, maxLength: 4, least: '1' },
    { id: 'amount', type: 'decimal', least: '2', most: '1.5', pattern: '#' },
    { id: 'day', type: 'date', least: '5' },
    { id: 'tariff', type: 'text', pattern: '##', maxLength: 2 },
  ];
  expect(issuesOf({ columns })).toEqual([
    'columns.0.maxLength definition.limits',
    'columns.0.least definition.no-effect',
    'columns.1.pattern definition.no-effect',
    'columns.1.most definition.limits',
    'columns.2.least definition.limit',
  ]);
  const others = ['amount', 'day', 'tariff'].map((id) => ({ id, type: 'text' }));
  const counted = [{ id: 'number', from: 'a/b', type: 'text', minOccurs: 3, maxOccurs: 2 }, ...others];
  expect(issuesOf({ columns: counted, format: { type: 'json' } })).toEqual(['columns.0.maxOccurs definition.limits']);
  expect(issuesOf({ columns: [{ ...counted[0], maxOccurs: 3 }, ...others] })).toEqual([
    'columns.0.minOccurs definition.no-effect',
    'columns.0.maxOccurs definition.no-effect',
  ]);
  expect(issuesOf({ unknownColumns: 'refuse' })).toEqual([]);
  expect(issuesOf({ unknownColumns: 'alarm', format: { type: 'json' } })).toEqual([]);
  expect(issuesOf({ unknownColumns: 'alarm', format: { type: 'document' } })).toContain(
    'unknownColumns definition.no-effect',
  );
});

it('what is wrong is said in the words of the forms, with the technical name behind them', () => {
  const said = (changes: object, language: 'de' | 'en') =>
    validateDocuments(documentsOf(changes)).issues.map((issue) => messageOf(issue, language));
  const find = { id: 'order', do: 'find', entity: 'order' };
  expect(said({ steps: [find] }, 'de')).toEqual(['„Gefunden über (by)“ fehlt.']);
  expect(said({ steps: [find] }, 'en')).toEqual(['“Found by (by)” is missing.']);
  expect(said({ steps: [{ id: 'order', entity: 'order' }] }, 'de')).toEqual(['„Was geschieht (do)“ fehlt.']);
  expect(said({ roles: ['nobody'] }, 'de')).toEqual(['Rolle „nobody“ gibt es nicht.']);
  expect(said({ unknownColumns: 'note', format: { type: 'csv', header: false } }, 'de')).toContain(
    '„Unbekannte Spalten (unknownColumns)“ bewirkt bei csv nichts.',
  );
});
