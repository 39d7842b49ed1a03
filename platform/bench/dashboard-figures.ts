import sql from 'sql-template-tag';
import type { Database } from '../src/storage/database.ts';

/** What a dashboard asks over HTTP with rights, and the same in plain SQL over the same rows without any. */
const FIGURES = {
  'sum by status': {
    path: 'measure=sum:revenue,count&group=status',
    plain: sql`select status, sum(revenue), count(*) from minimal.leads group by 1`,
  },
  'month × source': {
    path: 'measure=sum:revenue,count&group=createdAt&bucket=month&split=source',
    plain: sql`select date_trunc('month', created_at at time zone 'Europe/Berlin'), source, sum(revenue), count(*) from minimal.leads group by grouping sets ((1, 2), (1), (2), ())`,
  },
  'team × status': {
    path: 'measure=count&group=team&split=status&expand=true',
    plain: sql`select t.name, status, count(*) from minimal.leads l left join data.team t on t.id = l.team group by grouping sets ((1, 2), (1), (2), ())`,
  },
  "team's name": {
    path: 'measure=sum:revenue&group=team.name',
    plain: sql`select t.name, sum(revenue) from minimal.leads l left join data.team t on t.id = l.team group by 1`,
  },
  'filtered figure': {
    path: `measure=sum:revenue,count&filter=${encodeURIComponent(JSON.stringify({ status: 'won', createdAt: { gte: '2024-01-10T00:00:00Z' } }))}`,
    plain: sql`select sum(revenue), count(*) from minimal.leads where status = 'won' and created_at >= '2024-01-10T00:00:00Z'`,
  },
  'time in each status': {
    path: 'stays=status&measure=stay,count&group=status',
    plain: sql`select status, avg(extract(epoch from coalesce(ended, now()) - entered) / 86400), count(*) from minimal.stays group by 1`,
  },
  'the same, by team': {
    path: 'stays=status&measure=stay,count&group=status&split=team&expand=true',
    plain: sql`select t.name, s.status, avg(extract(epoch from coalesce(s.ended, now()) - s.entered) / 86400), count(*)
      from minimal.stays s join minimal.leads l on l.id = s.lead_id left join data.team t on t.id = l.team group by grouping sets ((1, 2), (1), (2), ())`,
  },
} as const;

const ROUNDS = 5;

export type DashboardFigures = {
  readonly figures: Readonly<Record<string, { oursMs: number; plainMs: number; ratio: number }>>;
  /** All figures at once, as a dashboard asks for them. */
  readonly dashboardMs: number;
  /** How long reading one record takes at most of 95 in 100, with nothing else going on and while two dashboards are counted again and again. */
  readonly readMs: { readonly alone: number; readonly meanwhile: number };
};

/** @param ask one request with the token of a reader whose rights are by team; resolves with the status */
export async function dashboardFigures(
  ask: (path: string) => Promise<number>,
  database: Database,
  idOf: (index: number) => string,
  seconds: number,
): Promise<DashboardFigures> {
  const figure = async (path: string): Promise<void> => {
    const status = await ask(`/api/aggregate/bench-lead?${path}`);
    if (status !== 200) throw new Error(`expected 200, got ${status} for ${path}`);
  };
  const figures: Record<string, { oursMs: number; plainMs: number; ratio: number }> = {};
  for (const [name, { path, plain }] of Object.entries(FIGURES)) {
    const [ours, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(() => figure(path)));
      alone.push(await timed(() => database.query(plain)));
    }
    const [oursMs, plainMs] = [middle(ours), middle(alone)];
    figures[name] = { oursMs, plainMs, ratio: plainMs / oursMs };
  }
  const dashboard = (): Promise<unknown> => Promise.all(Object.values(FIGURES).map(({ path }) => figure(path)));
  const dashboardMs = await timed(dashboard);
  const alone = await slowReads(ask, idOf, seconds);
  let isOver = false;
  const dashboards = [0, 1].map(async () => {
    while (!isOver) await dashboard();
  });
  const meanwhile = await slowReads(ask, idOf, seconds);
  isOver = true;
  await Promise.all(dashboards);
  return { figures, dashboardMs, readMs: { alone, meanwhile } };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const middle = (times: readonly number[]): number => at(times, 0.5);

const at = (times: readonly number[], share: number): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length * share)] ?? 0;

/** One clerk who reads a record, again and again. */
async function slowReads(
  ask: (path: string) => Promise<number>,
  idOf: (index: number) => string,
  seconds: number,
): Promise<number> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (let index = 0; performance.now() < until; index += 1)
    times.push(await timed(() => ask(`/api/records/bench-lead/${idOf(index)}`)));
  return at(times, 0.95);
}
