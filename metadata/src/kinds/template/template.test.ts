import { describe, expect, it } from 'vitest';
import { validateDocuments } from '../../validate.ts';

/** A picture of one dot. */
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const label = { de: 'Beispiel', en: 'Example' };
const customer = {
  kind: 'entity',
  id: 'customer',
  name: 'customer',
  label,
  labelPlural: label,
  titleField: 'lastName',
  fields: [
    { id: 'lastName', type: 'text', label },
    { id: 'home', type: 'address', label },
    { id: 'raw', type: 'json', label },
    { id: 'mail', type: 'email', label },
    { id: 'terms', type: 'file', label },
  ],
};
const order = {
  kind: 'entity',
  id: 'order',
  name: 'order',
  label,
  labelPlural: label,
  titleField: 'number',
  fields: [
    { id: 'number', type: 'text', label },
    { id: 'day', type: 'date', label },
    { id: 'customer', type: 'reference', entity: 'customer', label },
    { id: 'parent', type: 'reference', entity: 'order', label },
    { id: 'rows', type: 'child-rows', label, columns: [{ id: 'price', type: 'money', label }] },
  ],
};
const layout = {
  kind: 'layout',
  id: 'company',
  name: 'company',
  label,
  page: 'A4',
  margins: { top: 20, right: 20, bottom: 30, left: 25 },
  addressField: 'form-b',
};
const template = (body: string, more: object = {}) => ({
  kind: 'template',
  id: 'letter',
  name: 'letter',
  label,
  entity: 'order',
  layout: 'company',
  subject: { de: 'Betreff' },
  body: { de: body },
  ...more,
});
const block = (id: string, body: string, more: object = {}) => ({
  kind: 'text-block',
  id,
  name: id,
  label,
  status: 'approved',
  body: { de: body },
  ...more,
});
const issuesOf = (...documents: readonly object[]) =>
  validateDocuments(
    [customer, order, layout, ...documents].map((document, at) => ({ file: `${at}.json`, document })),
  ).issues.map(({ path, code }) => `${path} ${code}`);
const inBody = (body: string) => issuesOf(template(body)).map((one) => one.replace('body.de ', ''));

describe('a template', () => {
  it('is accepted with variables through references, rows, related records, calls and blocks', () => {
    const body = `<p class="right">{{number}} {{customer.home.city}} {{customer}} {{createdAt}} {{@today}}</p>
      {{#if (and (is number "1" "2") (not customer.lastName))}}{{asDate day style="long" plusDays=14}}{{else}}-{{/if}}
      <table class="lines">{{#each rows}}<tr><td>{{@number}} {{asMoney price}} {{asMoney (mul price 12)}} {{../number}}</td></tr>{{/each}}</table>
      {{block "greeting"}}`;
    const about = `{{lastName}}{{#related "order" via="customer" sort="-day" limit=3}}{{number}}{{../lastName}}{{/related}}`;
    expect(
      issuesOf(
        template(body, { required: ['customer.home'], fileName: { de: 'Brief {{number}}' } }),
        block('greeting', '<p>Grüße {{@user}}</p>'),
        block('orders', about, { entity: 'customer' }),
      ),
    ).toEqual([]);
  });

  it('names what leads nowhere, with its place', () => {
    expect(inBody('{{nothing}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{customer.nothing}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{customer.home.planet}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{number.length}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{constructor}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{customer.__proto__}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{customer.raw}}')).toEqual(['letter.not-printable']);
    expect(inBody('{{rows}}')).toEqual(['letter.not-printable']);
    expect(inBody('{{@root}}')).toEqual(['letter.unknown-data']);
    expect(inBody('{{@index}}')).toEqual(['letter.unknown-data']);
    expect(inBody('{{#each number}}x{{/each}}')).toEqual(['letter.not-a-list']);
    expect(inBody('{{#each rows}}{{number}}{{/each}}')).toEqual(['letter.unknown-variable']);
    expect(inBody('{{#related "nothing" via="customer"}}x{{/related}}')).toEqual(['letter.unknown-entity']);
    expect(inBody('{{#related "customer" via="home"}}x{{/related}}')).toEqual(['letter.not-related']);
    expect(inBody('{{#related "order" via="customer" limit=100000}}x{{/related}}')).toEqual(['letter.call']);
    const nested = (levels: number): string =>
      levels === 0 ? '{{number}}' : `{{#related "order" via="parent"}}${nested(levels - 1)}{{/related}}`;
    expect(inBody(nested(2))).toEqual([]);
    expect(inBody(nested(3))).toEqual(['letter.related-too-deep']);
    expect(inBody('{{../number}}')).toEqual(['letter.not-allowed']);
    expect(issuesOf(template('x', { layout: 'none', required: ['nothing'] }))).toEqual([
      'layout definition.unknown-reference',
      'required.0 letter.unknown-variable',
    ]);
    const [issue] = validateDocuments(
      [customer, order, layout, template('a\n\n{{customer.nothing}}')].map((document, at) => ({
        file: `${at}`,
        document,
      })),
    ).issues;
    expect(issue?.params).toMatchObject({ line: 3, variable: 'customer.nothing', id: 'nothing', entity: 'customer' });
  });

  it('refuses what is not on the list of calls, and mark-up that reaches out', () => {
    for (const body of [
      '{{{number}}}',
      '{{&number}}',
      '{{> part}}',
      '{{#> part}}x{{/part}}',
      '{{#*inline "x"}}y{{/inline}}',
    ])
      expect(inBody(body), body).toEqual(['letter.not-allowed']);
    for (const body of [
      '{{lookup this "x"}}',
      '{{log number}}',
      '{{#with customer}}x{{/with}}',
      '{{helperMissing number}}',
    ])
      expect(inBody(body), body).toEqual(['letter.unknown-call']);
    for (const body of [
      '{{asDate}}',
      '{{asDate day style="odd"}}',
      '{{asDate day zone="x"}}',
      '{{is day 1}}',
      '{{block number}}',
      '{{#if}}x{{/if}}',
    ])
      expect(inBody(body), body).toEqual(['letter.call']);
    for (const body of ['{{#if number}}', '{{/if}}', '{{'] as const)
      expect(inBody(body), body).toEqual(['letter.syntax']);
    const hostile = [
      '<script>alert(1)</script>',
      '<img src="http://127.0.0.1/">',
      '<p onclick="x">a</p>',
      '<p style="background:url(//x)">a</p>',
      '<iframe src="file:///etc/passwd"></iframe>',
      '<p class="{{number}}x">a</p>',
      '<p class="unknown">a</p>',
      '<style>p{}</style>',
      '<!-- x -->',
      '<td colspan="100">a</td>',
      '<a href="https://example.com">a</a>',
    ];
    for (const body of hostile) expect(inBody(body), body).toEqual(['letter.markup']);
    expect(inBody(`${'{{#if number}}'.repeat(30)}${'{{/if}}'.repeat(30)}`)).toEqual(['letter.too-deep']);
  });

  it('knows its text blocks: whether they are there, approved, about the right thing and not inside themselves', () => {
    expect(inBody('{{block "nothing"}}')).toEqual(['letter.unknown-block']);
    expect(issuesOf(template('{{block "a"}}'), block('a', 'x', { status: 'draft' }))).toEqual([
      'body.de letter.block-draft',
    ]);
    expect(issuesOf(template('{{block "a"}}'), block('a', 'x', { entity: 'customer' }))).toEqual([
      'body.de letter.block-entity',
    ]);
    expect(issuesOf(block('a', '{{number}}'))).toEqual(['body.de letter.no-record']);
    expect(issuesOf(block('a', '{{block "b"}}'), block('b', '{{#if @user}}{{block "a"}}{{/if}}'))).toEqual([
      'body definition.text-block-cycle',
      'body definition.text-block-cycle',
    ]);
    expect(issuesOf(block('a', 'x', { validFrom: '2027-02-01', validTo: '2027-01-01' }))).toEqual([
      'validTo definition.text-block-never',
    ]);
  });
});

describe('a letterhead', () => {
  const sheet = (more: object) => issuesOf({ ...layout, id: 'other', name: 'other', ...more });
  it('lies on its paper and has what depends on its address field', () => {
    expect(sheet({ logo: { image: PNG, x: 100, y: 10, width: 50 } })).toEqual([]);
    expect(sheet({ boxes: [{ id: 'a', x: 200, y: 0, width: 30, body: { de: 'x' } }] })).toEqual([
      'boxes.0 definition.layout-outside',
    ]);
    expect(sheet({ addressField: undefined, foldMarks: true, sender: { de: 'x' } })).toEqual([
      'foldMarks definition.missing',
      'sender definition.missing',
    ]);
    expect(sheet({ page: 'A5' })).toEqual(['addressField definition.layout-address']);
    expect(sheet({ margins: { top: 5, right: 100, bottom: 5, left: 100 } })).toEqual([
      'margins definition.layout-margins',
    ]);
    expect(sheet({ pageNumber: { de: 'Seite {page} von {pages}', en: 'no number' } })).toEqual([
      'pageNumber.en definition.layout-page-number',
    ]);
    expect(sheet({ footer: { columns: [{ id: 'a', body: { de: '{{number}}' } }] } })).toEqual([
      'footer.columns.0.body.de letter.no-record',
    ]);
    expect(sheet({ logo: { image: 'https://example.com/x.png', x: 0, y: 0, width: 50 } })).toHaveLength(1);
  });

  it('as a mail needs an address, and takes along what is a file', () => {
    const mail = { to: 'number', subject: { de: '{{nothing}}' }, body: { de: 'x' } };
    expect(issuesOf(template('x', { mail }))).toEqual([
      'mail.subject.de letter.unknown-variable',
      'mail.to definition.template-address-of-mail',
    ]);
    expect(issuesOf(template('x', { attachments: [{ id: 'a', file: 'number' }] }))).toEqual([
      'attachments.0.file definition.template-attachment',
    ]);
    const right = {
      mail: { ...mail, to: 'customer.mail', subject: { de: 'x' } },
      attachments: [{ id: 'a', file: 'customer.terms' }],
    };
    expect(issuesOf(template('x', right))).toEqual([]);
  });

  it('without an address field shows no address', () => {
    const plain = { ...layout, id: 'plain', name: 'plain', addressField: undefined };
    expect(issuesOf(plain, template('x', { layout: 'plain', address: { de: 'x' } }))).toEqual([
      'address definition.template-address',
    ]);
  });
});
