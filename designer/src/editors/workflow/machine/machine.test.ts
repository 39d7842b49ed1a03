import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import { makeMachine } from '@leitwerk/metadata/workflow/make-machine';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyWorkflow } from '../testing/any-workflow.ts';
import { clipFromText, copyStates, pasteStates } from './clip.ts';
import {
  addState,
  canRemoveState,
  removeState,
  renameState,
  setInitial,
  setType,
  typesFor,
  waysTo,
} from './edit-states.ts';
import { connect, moveWay, removeWay, retrigger, shiftWay } from './edit-ways.ts';
import { exportMachine } from './export-machine.ts';
import { importMachine } from './import-machine.ts';
import type { StatePath } from './machine-json.ts';
import { stateOf, statesOf, textOf } from './machine-json.ts';
import { pictureOfMachine } from './picture-of-machine.ts';
import { waysOf } from './ways.ts';

const FOLDER = join(import.meta.dirname, '../../../../../seeds/utility-crm/definitions/workflow');
const SEED = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Plain);
const label = { de: 'Neu', en: 'New' };
const machineOf = (document: Plain): Plain => document['machine'] as Plain;
const withMachine = (document: Plain, machine: Plain): Plain => ({ ...document, machine });
const shape = (document: Plain) => shapeIssuesOf({ file: '', document });
/** From where to where, by id, as XState reads it. */
const led = (document: Plain): ReadonlyMap<string, string> =>
  new Map(
    makeMachine(document as unknown as WorkflowDefinition).ways.map((way) => [wayId(way), way.to.map(textOf).join()]),
  );

type Case = { readonly document: Plain; readonly machine: Plain; readonly path: StatePath; readonly other: StatePath };
const anyCase: fc.Arbitrary<Case> = fc.tuple(anyWorkflow, fc.nat(), fc.nat()).map(([document, one, two]) => {
  const machine = machineOf(document);
  const paths = statesOf(machine)
    .map(({ path }) => path)
    .filter((path) => path.length > 0);
  return { document, machine, path: paths[one % paths.length] ?? [], other: paths[two % paths.length] ?? [] };
});

describe('the picture of a draft', () => {
  it('reads every target as XState does', () => {
    const compare = (document: Plain) => {
      const own = new Map(pictureOfMachine(document).ways.map((way) => [way.id, way.to.join()]));
      expect(own).toEqual(led(document));
    };
    for (const document of SEED) compare(document);
    fc.assert(fc.property(anyWorkflow, compare));
  });

  it('shows what leads nowhere as that', () => {
    const document = withMachine(
      { id: 'flow' },
      { states: { a: { on: { go: [{ target: 'gone' }] } }, b: 1 }, initial: 'a', on: [] },
    );
    const { states, ways } = pictureOfMachine(document);
    expect(states.map(({ path, initial }) => [path, initial])).toEqual([
      ['', false],
      ['a', true],
    ]);
    expect(ways).toMatchObject([{ id: 'a on.go.0', to: [], lost: 'gone', kind: 'program' }]);
  });
});

describe('editing a machine', () => {
  it('leaves definitions of the right shape only', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), ({ document, machine, path, other }, flag) => {
        const way = waysOf(machine)[0]?.id ?? '';
        const results: Plain[] = [
          addState(machine, path, 'new', label),
          removeState(machine, 'flow', path, flag),
          renameState(machine, 'flow', path, 'new'),
          setInitial(machine, path),
          ...typesFor(stateOf(machine, path) ?? {}).map((type) => setType(machine, path, type)),
          connect(machine, 'flow', path, other, { by: 'event', event: 'go', label })?.machine ?? machine,
          moveWay(machine, 'flow', way, other),
          removeWay(machine, way),
          retrigger(machine, way, { by: 'always' })?.machine ?? machine,
          machineOf(pasteStates(document, other, copyStates(document, [path])).document),
        ];
        for (const result of results) expect(shape(withMachine(document, result))).toEqual([]);
      }),
    );
  });

  it('can be taken back: what was added and removed again leaves nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ machine, path, other }) => {
        const holder = statesOf(machine).find((one) => one.path.length === path.length - 1 && 'states' in one.state);
        const around = holder?.path ?? [];
        const added = addState(machine, around, 'new', label);
        expect(removeState(added, 'flow', [...around, 'new'], true)).toEqual(machine);
        const connected = connect(machine, 'flow', path, other, { by: 'event', event: 'fresh', label });
        if (connected) expect(removeWay(connected.machine, connected.way)).toEqual(machine);
        const renamed = renameState(machine, 'flow', path, 'new');
        const back = renameState(renamed, 'flow', [...path.slice(0, -1), 'new'], path.at(-1) ?? '');
        expect(back).toEqual(machine);
      }),
    );
  });

  it('follows a renamed state with all that leads to it, and with nothing else', () => {
    const follows = (document: Plain, path: StatePath) => {
      const renamed = withMachine(document, renameState(machineOf(document), String(document['id']), path, 'zz'));
      const moved = (text: string) =>
        text
          .split(',')
          .map((one) => {
            const names = one.split('.');
            const isIn = path.every((name, at) => names[at] === name);
            return isIn && path.length > 0 ? [...path.slice(0, -1), 'zz', ...names.slice(path.length)].join('.') : one;
          })
          .join();
      const expected = [...led(document)].map(([id, to]) => {
        const [from = '', place] = id.includes(' ') ? id.split(' ') : ['', id];
        return [`${moved(from)} ${place}`.trim(), moved(to)];
      });
      expect([...led(renamed)].sort()).toEqual(expected.sort());
    };
    fc.assert(fc.property(anyCase, ({ document, path }) => follows(document, path)));
    for (const document of SEED)
      for (const { path } of statesOf(machineOf(document))) if (path.length > 0) follows(document, path);
  });

  it('removes a state and, if it is wanted, exactly what leads to it', () => {
    fc.assert(
      fc.property(anyCase, ({ machine, path }) => {
        fc.pre(canRemoveState(machine, path));
        const incoming = new Set(waysTo(machine, 'flow', path).map(({ id }) => id));
        const left = removeState(machine, 'flow', path, true);
        const isIn = (from: StatePath) => path.every((name, at) => from[at] === name);
        const expected = waysOf(machine).filter((way) => !isIn(way.from) && !incoming.has(way.id));
        // `onDone` has no effect any more where nothing is left inside.
        const kept = waysOf(left).map(({ from, way }) => [textOf(from), way['target']]);
        expect(kept).toEqual(expected.map(({ from, way }) => [textOf(from), way['target']]));
        expect(waysTo(left, 'flow', path)).toEqual([]);
        for (const one of statesOf(left)) expect(isIn(one.path)).toBe(false);
      }),
    );
  });

  it('keeps the very objects that it does not touch', () => {
    const [document = {}] = SEED.filter((one) => one['id'] === 'grid-registration');
    const machine = machineOf(document);
    const [first = '', second = ''] = Object.keys(machine['states'] as Plain);
    const renamed = addState(machine, [first], 'inner', label);
    expect((renamed['states'] as Plain)[second]).toBe((machine['states'] as Plain)[second]);
    const moved = connect(machine, 'grid-registration', [first], [second], { by: 'event', event: 'x' });
    if (!moved) throw new Error('not connected');
    expect((moved.machine['states'] as Plain)[second]).toBe((machine['states'] as Plain)[second]);
  });

  it('puts a transition before another of its trigger', () => {
    const way = (guard: string) => ({ target: 'b', guard });
    const machine = { initial: 'a', states: { a: { on: { go: [way('x'), way('y')] } }, b: {} } };
    const shifted = shiftWay(machine, 'a on.go.0', 1);
    expect(shifted?.way).toBe('a on.go.1');
    expect(shifted?.machine).toEqual({
      initial: 'a',
      states: { a: { on: { go: [way('y'), way('x')] } }, b: {} },
    });
    expect(shiftWay(machine, 'a on.go.0', -1)).toBeNull();
  });

  it('begins no transition where nothing leads on, and gives an event its words once', () => {
    const machine = { initial: 'a', states: { a: {}, end: { type: 'final' } } };
    expect(connect(machine, 'flow', ['end'], ['a'], { by: 'always' })).toBeNull();
    const once = connect(machine, 'flow', ['a'], ['end'], { by: 'event', event: 'go', label });
    const twice = connect(once?.machine ?? {}, 'flow', ['a'], ['a'], { by: 'event', event: 'go', label });
    expect(twice?.machine).toMatchObject({
      states: { a: { on: { go: [{ target: 'end', meta: { label } }, { target: 'a' }] } } },
    });
    expect(JSON.stringify(twice?.machine).match(/meta/g)).toHaveLength(1);
  });
});

describe('states that are carried', () => {
  const source: Plain = {
    id: 'one',
    delays: { soon: { count: 1, unit: 'days' }, late: { count: 9, unit: 'days' } },
    machine: {
      initial: 'a',
      states: {
        a: {
          initial: 'x',
          after: { soon: [{ target: 'b' }] },
          invoke: [{ id: 'call', src: 'documents.make' }],
          states: { x: { on: { go: [{ target: 'y' }] } }, y: { on: { out: [{ target: '#one.b' }] } } },
        },
        b: {},
      },
    },
  };

  it('lead among each other, within the workflow where they led, and have keys and calls of their own', () => {
    const clip = clipFromText(JSON.stringify(copyStates(source, [['a'], ['a', 'x']])));
    if (!clip) throw new Error('no clip');
    const { document, states, leftOut } = pasteStates(source, [], clip);
    expect([states, leftOut]).toEqual([['a-2'], 0]);
    expect(machineOf(document)['states']).toMatchObject({
      'a-2': {
        after: { soon: [{ target: 'b' }] },
        invoke: [{ id: 'call-2' }],
        states: { x: { on: { go: [{ target: 'y' }] } }, y: { on: { out: [{ target: '#one.b' }] } } },
      },
    });
  });

  it('bring their delays to another workflow, and leave out what leads to what is not there', () => {
    const other: Plain = { id: 'two', machine: { initial: 'b', states: { b: {} } } };
    const { document, leftOut } = pasteStates(other, ['b'], copyStates(source, [['a']]));
    expect(leftOut).toBe(2);
    expect(document['delays']).toEqual({ soon: { count: 1, unit: 'days' } });
    expect(machineOf(document)['states']).toMatchObject({
      b: { initial: 'a', states: { a: { states: { x: { on: { go: [{ target: 'y' }] } } } } } },
    });
    expect(JSON.stringify(document)).not.toContain('#one');
  });

  it('are no other text', () => {
    for (const text of ['', 'x', '{}', '{"leitwerk":"states","states":[{"path":1}],"delays":{},"workflow":"a"}'])
      expect(clipFromText(text)).toBeNull();
  });
});

describe('the exchange with XState', () => {
  it('gives back what it was given', () => {
    const same = (document: Plain) => {
      const exported: unknown = JSON.parse(JSON.stringify(exportMachine(document)));
      const { document: back, issues } = importMachine(withMachine(document, {}), exported);
      expect(issues).toEqual([]);
      expect(back).toEqual(document);
    };
    for (const { $schema: _none, ...document } of SEED) same(document);
    fc.assert(fc.property(anyWorkflow, same));
  });

  it('writes out what is short, and makes keys and delays of names and milliseconds', () => {
    const [first = {}] = SEED;
    const given = {
      id: 'Other machine',
      initial: 'Waiting for payment',
      states: {
        'Waiting for payment': {
          on: { PAID: 'done', 'remind him': { target: '#Other machine.done', guard: { type: 'count > 1' } } },
          after: { 172800000: 'done' },
          always: { target: 'done', guard: 'paid' },
        },
        done: { type: 'final', meta: { label: { de: 'Fertig', en: 'Done' } } },
      },
    };
    const { document, issues } = importMachine({ ...first, delays: {} }, given);
    expect(issues).toEqual([]);
    const name = 'Waiting for payment';
    expect(document['delays']).toEqual({ 'after-2-days': { count: 2, unit: 'days' } });
    expect(document['machine']).toEqual({
      initial: 'waiting-for-payment',
      states: {
        'waiting-for-payment': {
          meta: { label: { de: name, en: name } },
          on: {
            paid: [{ target: 'done', meta: { label: { de: 'PAID', en: 'PAID' } } }],
            'remind-him': [
              {
                target: `#${String(first['id'])}.done`,
                guard: 'count > 1',
                meta: { label: { de: 'remind him', en: 'remind him' } },
              },
            ],
          },
          after: { 'after-2-days': [{ target: 'done' }] },
          always: [{ target: 'done', guard: 'paid' }],
        },
        done: { type: 'final', meta: { label: { de: 'Fertig', en: 'Done' } } },
      },
    });
  });

  it('refuses what no workflow has, with its place', () => {
    const [first = {}] = SEED;
    const { document, issues } = importMachine(first, {
      initial: 'a',
      context: { count: 0 },
      states: { a: { tags: ['x'], on: { go: { target: 'a', cond: 'x' } }, entry: 'log' } },
    });
    expect(document).toBe(first);
    expect(issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'machine.context document.unknown-key',
      'machine.states.a.entry.0 document.value',
      'machine.states.a.on.go.0.cond document.unknown-key',
      'machine.states.a.tags document.unknown-key',
    ]);
    expect(importMachine(first, []).issues).toHaveLength(1);
  });
});
