import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * What the same table could give at best: prepared statements, JSON made by PostgreSQL, no rights, no rules, no metadata, no
 * outbox. The measure for everything else.
 */
const TEXTS = [
  'first_name',
  'last_name',
  'name',
  'email',
  'phone',
  'company',
  'title',
  'website',
  'city',
  'country',
  'status',
  'source',
  'notes',
];
const COLUMNS = [
  ...TEXTS,
  'score',
  'employees',
  'revenue',
  'probability',
  'is_hot',
  'birth_date',
  'last_contacted_at',
  'team',
];
const STATES = new Set(['new', 'contacted', 'qualified', 'lost', 'won']);

pg.types.setTypeParser(pg.types.builtins.JSON, (text) => text);
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });

const STATEMENTS = {
  counted: `with m as materialized (select id, created_at from minimal.leads where status = $1 and lower(name) like $2)
    select json_build_object('count', (select count(*) from m), 'items', (select coalesce(json_agg(t), '[]') from (
      select l.* from (select * from m order by created_at desc, id desc limit $3) k join minimal.leads l using (id) order by k.created_at desc, id desc) t))::text as j`,
  expanded: `select json_build_object('items', (select coalesce(json_agg(x), '[]') from (
      select l.*, json_build_object('id', t.id, 'title', t.name) as team from (
        select * from minimal.leads where status = $1 and lower(name) like $2 order by created_at desc limit $3) l
      left join data.team t on t.id = l.team order by l.created_at desc) x))::text as j`,
  one: 'select row_to_json(l)::text as j from minimal.leads l where id = $1',
  create: `insert into minimal.leads (${COLUMNS}) select ${COLUMNS} from json_populate_record(null::minimal.leads, $1::json) returning row_to_json(leads)::text as j`,
  bulk: `with i as (insert into minimal.leads (${COLUMNS}) select ${COLUMNS} from json_populate_recordset(null::minimal.leads, $1::json) returning id) select json_agg(id)::text as j from i`,
  update: `with o as (select * from minimal.leads where id = $1 for update),
    u as (update minimal.leads l set score = $2, updated_at = now() from o where l.id = o.id returning l.*),
    h as (insert into minimal.history (lead_id, field, old, new) select $1, 'score', to_json(o.score), to_json(u.score) from o, u)
    select row_to_json(u)::text as j from u`,
} as const;

const ask = async (name: keyof typeof STATEMENTS, values: unknown[]): Promise<string | undefined> =>
  (await pool.query<{ j: string }>({ name, text: STATEMENTS[name], values })).rows[0]?.j;

const isLead = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const lead = value as Readonly<Record<string, unknown>>;
  const known = Object.keys(lead).every((key) => COLUMNS.includes(key));
  return (
    known &&
    typeof lead['name'] === 'string' &&
    STATES.has(String(lead['status'])) &&
    TEXTS.every((key) => lead[key] === undefined || typeof lead[key] === 'string')
  );
};

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as unknown;
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers.authorization !== 'Bearer minimal') return send(response, 401, '{}');
  const url = new URL(request.url ?? '/', 'http://x');
  const id = url.pathname.split('/')[2];
  if (request.method === 'GET' && id) return send(response, 200, (await ask('one', [id])) ?? '{}');
  if (request.method === 'GET') {
    const name = url.searchParams.has('expand') ? 'expanded' : 'counted';
    return send(
      response,
      200,
      (await ask(name, [url.searchParams.get('status'), `%${url.searchParams.get('contains') ?? ''}%`, 50])) ?? '{}',
    );
  }
  const body = await bodyOf(request);
  if (request.method === 'PATCH')
    return send(response, 200, (await ask('update', [id, (body as { score: number }).score])) ?? '{}');
  const leads = Array.isArray(body) ? body : [body];
  if (!leads.every(isLead)) return send(response, 400, '{}');
  send(response, 201, (await ask(Array.isArray(body) ? 'bulk' : 'create', [JSON.stringify(body)])) ?? '{}');
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => send(response, 500, JSON.stringify({ error: String(error) })));
});
// Longer than another case takes: a connection that ends while it is used again would be an error of the bench.
server.keepAliveTimeout = 300_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`minimal runs at http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
process.on('SIGTERM', () => process.exit(0));
