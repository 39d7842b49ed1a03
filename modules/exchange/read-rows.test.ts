import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { compileInterface } from '@leitwerk/metadata/interface/compile-interface';
import { expect, it } from 'vitest';
import { openRowsOf } from './read-rows.ts';

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  // Cut where nothing ends.
  for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
}

const definitionOf = (more: object) =>
  ({
    kind: 'interface',
    language: 'de',
    steps: [],
    format: { type: 'json' },
    ...more,
  }) as unknown as InterfaceDefinition;

const openText = (text: string, definition: InterfaceDefinition, asLines = false) =>
  openRowsOf(bytesOf(text), definition, { asLines, reopen: async () => bytesOf(text) });

/** What is wrong with each row. */
async function issuesOf(text: string, definition: InterfaceDefinition) {
  const { readRow } = compileInterface(definition);
  const { rows } = await openText(text, definition);
  const found: (readonly [number, string, unknown])[][] = [];
  for await (const { line, cells } of rows)
    found.push(readRow(cells).issues.map(({ path, code, params }) => [line, `${path} ${code}`, params] as const));
  return found;
}

const COUNTED = [
  { id: 'number', type: 'text' },
  { id: 'meters', from: 'meters/meter', type: 'text', minOccurs: 1, maxOccurs: 2 },
];

it('in XML it is counted how often an element occurs within its row, also one that is empty', async () => {
  const xml = `<orders>
    <order><number>1</number><meters><meter>a</meter></meters></order>
    <order><number>2</number><meters><meter>a</meter><meter/><meter>c</meter></meters></order>
    <order><number>3</number></order>
    <order><number>4</number><meters><meter/></meters><meters><meter>b</meter></meters></order>
  </orders>`;
  const format = { type: 'xml', element: 'orders/order' };
  expect(await issuesOf(xml, definitionOf({ format, columns: COUNTED }))).toEqual([
    [],
    [[3, 'meters interface.too-often', { place: 'meters/meter', count: 3, most: 2 }]],
    [[4, 'meters interface.too-seldom', { place: 'meters/meter', count: 0, least: 1 }]],
    [],
  ]);
});

it('what stands around the row in XML is counted too, but not what other rows say', async () => {
  const xml = `<file><sender>A</sender><sender>B</sender>
    <order><sender>x</sender></order><order><sender>y</sender></order></file>`;
  const of = (from: string) =>
    issuesOf(
      xml,
      definitionOf({
        format: { type: 'xml', element: 'file/order' },
        columns: [{ id: 'sender', from, type: 'text', maxOccurs: 1 }],
      }),
    );
  expect(await of('sender')).toEqual([[], []]);
  expect((await of('file/sender')).flat().map(([, what]) => what)).toEqual([
    'sender interface.too-often',
    'sender interface.too-often',
  ]);
});

it('in JSON entries of lists are counted, also of lists on the way', async () => {
  const rows = [
    { number: '1', meters: { meter: ['a', 'b'] } },
    { number: '2', meters: [{ meter: 'a' }, { meter: ['b', 'c'] }] },
    { number: '3', meters: { meter: null } },
    { number: '4', meters: { meter: 'a' } },
  ];
  const wrong = [
    [],
    [[2, 'meters interface.too-often', { place: 'meters/meter', count: 3, most: 2 }]],
    [[3, 'meters interface.too-seldom', { place: 'meters/meter', count: 0, least: 1 }]],
    [],
  ];
  expect(await issuesOf(JSON.stringify(rows), definitionOf({ columns: COUNTED }))).toEqual(wrong);
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  expect(await issuesOf(lines, definitionOf({ format: { type: 'json-lines' }, columns: COUNTED }))).toEqual(wrong);
});

const KNOWN = [
  { id: 'number', type: 'text' },
  { id: 'city', from: 'address/city', type: 'text' },
  { id: 'contacts', type: 'json' },
];
/** What is not known after all rows were read, or why none is. */
async function driftOf(text: string, definition: InterfaceDefinition, asLines = false) {
  try {
    const { rows, drift } = await openText(text, definition, asLines);
    let count = 0;
    for await (const _row of rows) count += 1;
    return { count, drift: [...drift] };
  } catch (error) {
    return (error as { issues: readonly { code: string; params: { columns: string } }[] }).issues.map(
      ({ code, params }) => [code, params.columns],
    );
  }
}

it('elements of JSON that no column reads are found in whatever row they stand', async () => {
  const rows = [
    { number: '1', address: { city: 'Ulm' }, contacts: [{ kind: 'mail', more: 1 }] },
    { number: '2', address: { city: 'Ulm', floor: null }, tags: ['a'], owner: { name: { first: 'Ida' } } },
  ];
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  const unknown = ['address/floor', 'tags', 'owner'];
  const asLines = { format: { type: 'json-lines' }, columns: KNOWN };
  expect(await driftOf(JSON.stringify(rows), definitionOf({ columns: KNOWN }))).toEqual({ count: 2, drift: unknown });
  expect(await driftOf(lines, definitionOf(asLines))).toEqual({ count: 2, drift: unknown });
  // Rows that programs deliver to an interface for tables are looked at alike.
  expect(await driftOf(lines, definitionOf({ ...asLines, format: { type: 'csv' } }), true)).toMatchObject({
    drift: unknown,
  });
  // Of a delivery that is refused no row is given out, wherever in it the unknown stands.
  const refused = [['exchange.unknown-elements', unknown.join(', ')]];
  const refuse = { unknownColumns: 'refuse' };
  expect(await driftOf(JSON.stringify(rows), definitionOf({ columns: KNOWN, ...refuse }))).toEqual(refused);
  expect(await driftOf(lines, definitionOf({ ...asLines, ...refuse }))).toEqual(refused);
  expect(await driftOf(JSON.stringify(rows[0]), definitionOf({ ...asLines, ...refuse }))).toEqual({
    count: 1,
    drift: [],
  });
  const rest = { id: 'rest', from: '*', type: 'json' };
  expect(await driftOf(lines, definitionOf({ ...asLines, columns: [...KNOWN, rest] }))).toEqual({
    count: 2,
    drift: [],
  });
});

it('of a file of nothing else than the unknown little is kept', async () => {
  const lines = Array.from({ length: 200 }, (_, at) => JSON.stringify({ [`${'x'.repeat(300)}${at}`]: 1 })).join('\n');
  const { drift } = await openText(lines, definitionOf({ format: { type: 'json-lines' }, columns: KNOWN }));
  expect([...drift]).toEqual([]);
  const found = await driftOf(lines, definitionOf({ format: { type: 'json-lines' }, columns: KNOWN }));
  expect(found).toMatchObject({ count: 200 });
  expect(JSON.stringify(found).length).toBeLessThan(11_000);
});

it('segments of EDIFACT that no column reads are found, with their qualifier where others of the tag are read', async () => {
  const edifact = [
    'UNB+UNOC:3+A:500+B:500+261116:0930+R',
    'UNH+1+MSCONS:D:04B:UN:2.4c',
    'BGM+7+X+9',
    'DTM+137:202611160930?+00:303',
    'UNS+D',
    'LOC+172+DE1',
    'QTY+220:10',
    'DTM+9:20261115:102',
    'UNT+8+1',
    'UNZ+1+R',
  ]
    .map((segment) => `${segment}'`)
    .join('');
  const format = { type: 'edifact', message: 'MSCONS', groups: ['LOC', 'QTY'] };
  const columns = [
    { id: 'value', from: 'QTY/1.2', type: 'decimal' },
    { id: 'readOn', from: 'DTM+9/1.2', type: 'date' },
  ];
  expect(await driftOf(edifact, definitionOf({ format, columns }))).toEqual({ count: 1, drift: ['BGM', 'DTM+137'] });
  expect(await driftOf(edifact, definitionOf({ format, columns, unknownColumns: 'refuse' }))).toEqual([
    ['exchange.unknown-segments', 'BGM, DTM+137'],
  ]);
});
