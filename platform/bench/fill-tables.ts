import sql, { raw } from 'sql-template-tag';
import type { Database } from '../src/storage/database.ts';

const FIRST = [
  'Ann',
  'Bob',
  'Carla',
  'Dirk',
  'Eva',
  'Finn',
  'Gina',
  'Hans',
  'Ida',
  'Jon',
  'Kira',
  'Lars',
  'Mia',
  'Nils',
  'Olga',
  'Paul',
  'Rosa',
  'Sven',
  'Tina',
  'Udo',
];
const LAST = [
  'Smith',
  'Jones',
  'Miller',
  'Brown',
  'Meyer',
  'Weber',
  'Schulz',
  'Becker',
  'Novak',
  'Rossi',
  'Larsen',
  'Silva',
  'Tanaka',
  'Khan',
  'Ivanov',
  'Nguyen',
  'Cohen',
  'Haddad',
  'Murphy',
  'Walsh',
];
const list = (words: readonly string[]): string => `array[${words.map((word) => `'${word}'`).join(',')}]`;

/** The same rows in both tables, with the same indexes; written past the servers, because only reading and writing are measured. */
export async function fillTables(database: Database, rows: number, teams: readonly string[]): Promise<void> {
  const values = `
    select gen_random_uuid() as id, f as first_name, l as last_name, f || ' ' || l || (i % 1000) as name, 'lead' || i || '@example.com' as email,
      '+49 30 ' || (1000000 + i) as phone, 'Company ' || i % 5000 as company, 'Buyer' as title, 'https://c' || i % 5000 || '.example.com' as website,
      'Berlin' as city, 'DE' as country, (${list(['new', 'contacted', 'qualified', 'lost', 'won'])})[1 + abs(hashint4(i)) % 5] as status,
      (${list(['web', 'ads', 'referral', 'event', 'cold'])})[1 + i / 7 % 5] as source, i * 37 % 101 as score, i % 5000 as employees,
      (i::bigint * 7919 % 1000000) / 100.0 as revenue, (i % 1000) / 1000.0 as probability, i % 4 = 0 as is_hot, date '1960-01-01' + i % 15000 as birth_date,
      timestamptz '2025-01-01' + i % 500000 * interval '1 minute' as last_contacted_at, 'Note for lead ' || i || repeat(' lorem ipsum dolor', 4) as notes,
      timestamptz '2024-01-01' + i * interval '5 seconds' as created_at, (${list(teams)})[1 + i % ${teams.length}]::uuid as team
    from (select i, (${list(FIRST)})[1 + abs(hashint4(i + 1000000)) % 20] as f, (${list(LAST)})[1 + abs(hashint4(i + 2000000)) % 20] as l from generate_series(1, ${rows}) i) s`;
  await database.transaction(async (tx) => {
    await tx.query(raw('set local statement_timeout = 0'));
    await tx.query(
      raw(`
      drop schema if exists minimal cascade;
      create schema minimal;
      create table minimal.leads (id uuid primary key default gen_random_uuid(), first_name text not null, last_name text not null, name text not null, email text, phone text,
        company text, title text, website text, city text, country text, status text not null check (status in ('new', 'contacted', 'qualified', 'lost', 'won')), source text,
        score int, employees int, revenue numeric(12,2), probability float8, is_hot boolean, birth_date date, last_contacted_at timestamptz, notes text,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), team uuid references data.team (id));
      create table minimal.history (id bigint generated always as identity primary key, lead_id uuid, field text, old jsonb, new jsonb, at timestamptz default now());
      insert into minimal.leads (id, first_name, last_name, name, email, phone, company, title, website, city, country, status, source, score, employees, revenue, probability,
        is_hot, birth_date, last_contacted_at, notes, created_at, team) ${values};
      create index on minimal.leads using gin (lower(name) gin_trgm_ops);
      create index on minimal.leads (status, created_at desc);
      create index on minimal.leads (created_at desc);
      truncate data.bench_lead;
      insert into data.bench_lead (id, first_name, last_name, name, email, phone, company, title, website, city, country, status, source, score, employees, revenue, probability,
        is_hot, birth_date, last_contacted_at, notes, created_at, updated_at, team)
        select id, first_name, last_name, name, email, phone, company, title, website, city, country, status, source, score, employees, revenue, probability,
          is_hot, birth_date, last_contacted_at, notes, created_at, created_at, team from minimal.leads`),
    );
  });
  await database.query(sql`select 1`);
  // What autovacuum does within a minute: statistics, and rows sorted into the text indexes.
  await database.query(raw('vacuum analyze minimal.leads'));
  await database.query(raw('vacuum analyze data.bench_lead'));
}
