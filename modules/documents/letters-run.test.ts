import type { WireRecord } from '@leitwerk/metadata/wire';
import { checkInput } from '@leitwerk/platform/module/check-input';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ModuleProgress, ModuleRun, ModuleStep } from '@leitwerk/platform/module/module-run';
import { smallPdf } from '@leitwerk/platform/testing/small-files';
import { describe, expect, it } from 'vitest';
import { make } from './actions/make.ts';
import { lettersRun } from './letters-run.ts';
import { once as bytesOnce } from './once.ts';
import { makePool } from './pool.ts';

const label = { de: 'Teil', en: 'Part' };
const field = { id: 'name', name: 'name', type: 'text', label };
const entity = { id: 'part', name: 'part', label, titleField: 'name', fields: [field] };
const names = new Set(['name']);
const layout = { kind: 'layout', id: 'l', label, page: 'A4', margins: { top: 20, right: 20, bottom: 20, left: 20 } };
const template = { kind: 'template', id: 't', label, entity: 'part', layout: 'l', body: { de: '{{name}}' } };
const filing = {
  entity: 'document',
  name: 'name',
  file: 'file',
  key: 'key',
  records: [{ field: 'part', about: { entity: 'part' } }],
};

/** What the module reaches; `list` is what each test is about. */
const reach = (list: ModuleContext['list'], more: object = {}): ModuleContext =>
  ({
    actor: { id: 'u', name: 'U', language: 'de' },
    today: '2027-01-01',
    key: null,
    about: null,
    letters: { entities: { part: entity }, layouts: { l: layout }, textBlocks: {}, templates: { t: template } },
    settings: () => ({ filing }),
    entity: () => ({ entity, readable: names, creatable: names, updatable: names }),
    list,
    ...more,
  }) as unknown as ModuleContext;

const record = (id: string) => ({ id, name: `Teil ${id}` }) as unknown as WireRecord;

/** One step over the records `a` and `b`, of which `a` cannot be read for this reason. */
async function stepWhere(reason: () => never): Promise<ModuleProgress | undefined> {
  let asked = 0;
  const list: ModuleContext['list'] = async () => {
    asked += 1;
    return asked === 1 ? { items: [record('a'), record('b')], next: null } : reason();
  };
  const run = {
    id: 'r',
    entity: 'part',
    input: { template: 't', ids: ['a', 'b'] },
    cursor: null,
    total: 2,
    done: 0,
    counts: {},
  } satisfies ModuleRun;
  let stored: ModuleProgress | undefined;
  const step = {
    attempt: async (_commands, progress) => {
      stored = progress([], run);
    },
  } as Pick<ModuleStep, 'attempt'> as ModuleStep;
  await lettersRun.step(run, reach(list), step);
  return stored;
}

describe('a run of letters', () => {
  it('goes on when a single letter is refused, whoever refuses it', async () => {
    const progress = await stepWhere(() => {
      checkInput({ type: 'object', additionalProperties: false }, { odd: 1 });
      throw new Error('the platform refuses this');
    });
    expect(progress).toMatchObject({ done: 2, counts: { issued: 0, refused: 2 }, cursor: { isAll: true } });
    expect(progress?.problems?.map((one) => [one.recordId, one.issues[0]?.code])).toEqual([
      ['a', 'value.unknown-key'],
      ['b', 'value.unknown-key'],
    ]);
  });

  it('writes nothing down of what passes, and does the step again', async () => {
    for (const status of [429, 503] as const) {
      const busy = new ActionRefused([{ path: '', code: 'documents.busy' }], status);
      const step = stepWhere(() => {
        throw busy;
      });
      await expect(step).rejects.toBe(busy);
    }
  });
});

it('letters that are large together come into several files to be printed, in order', async () => {
  const stored: string[] = [];
  const opened: string[][] = [];
  const context = reach(async () => ({ items: [], next: null }), {
    openFile: async (id: string) => {
      opened.at(-1)?.push(id);
      return { id, name: id, type: 'application/pdf', size: 1, stream: bytesOnce(smallPdf([id])) };
    },
    storeFile: async (name: string) => {
      stored.push(name);
      return { id: name, name, type: 'application/pdf', size: 1 };
    },
  });
  const large = 40_000_000;
  const made = ['3', '1', '2', '4'].map((order) => [`letter-${order}`, order, [`terms-${order}`], large]);
  let cursor: ModuleRun['cursor'] = { isAll: true, made };
  const step = {
    save: async (progress) => {
      cursor = progress.cursor ?? null;
    },
  } as Pick<ModuleStep, 'save'> as ModuleStep;
  let isMore = true;
  while (isMore) {
    opened.push([]);
    const run: ModuleRun = { id: 'r', entity: 'part', input: { template: 't' }, cursor, total: 4, done: 4, counts: {} };
    isMore = (await lettersRun.step(run, context, step)) === true;
  }
  expect(opened).toEqual([
    ['letter-1', 'terms-1', 'letter-2', 'terms-2'],
    ['letter-3', 'terms-3', 'letter-4', 'terms-4'],
  ]);
  expect(stored).toEqual(['t-1.pdf', 't-2.pdf']);
});

it('too many that wait are refused for what passes', async () => {
  let free = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    free = resolve;
  });
  const pool = makePool({ most: 1, make: async () => 1, drop: async () => undefined });
  const works = Array.from({ length: 201 }, () => pool.use(() => gate));
  await expect(pool.use(() => gate)).rejects.toMatchObject({ status: 429, issues: [{ code: 'documents.busy' }] });
  free();
  await Promise.all(works);
});

it('a call that comes again is answered with the letter of the first time, whatever has become of the record', async () => {
  const asked: unknown[] = [];
  const list: ModuleContext['list'] = async (name, query) => {
    asked.push([name, query.filter]);
    const file = { id: 'f', name: 'Brief.pdf', size: 1 };
    return { items: [{ id: 'd', file } as unknown as WireRecord], next: null };
  };
  const input = { template: 't', entity: 'part', record: '1' };
  expect(await make.run(input, reach(list, { key: 'k' }))).toEqual({ document: 'd', file: 'f', name: 'Brief.pdf' });
  expect(asked).toEqual([['document', { key: 'k' }]]);
});
