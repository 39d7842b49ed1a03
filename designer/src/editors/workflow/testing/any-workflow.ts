import type { Plain } from '@leitwerk/metadata/keyed-list';
import fc from 'fast-check';
import { insertState } from '../machine/edit-states.ts';
import type { Trigger } from '../machine/edit-ways.ts';
import { connect } from '../machine/edit-ways.ts';
import type { StatePath } from '../machine/machine-json.ts';
import { statesOf } from '../machine/machine-json.ts';

const KEYS = ['a', 'b', 'c', 'd'] as const;
const label = { de: 'Etwas', en: 'Something' };

type Tree = {
  readonly key: string;
  readonly parallel: boolean;
  readonly final: boolean;
  readonly below: readonly Tree[];
};

const { trees } = fc.letrec<{ trees: readonly Tree[] }>((tie) => ({
  trees: fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...KEYS),
      parallel: fc.boolean(),
      final: fc.boolean(),
      below: fc.oneof({ maxDepth: 2 }, fc.constant([]), tie('trees')),
    }),
    { selector: (one) => one.key, minLength: 1, maxLength: 4 },
  ),
}));

const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.constantFrom('go', 'stop').map((event): Trigger => ({ by: 'event', event, label })),
  fc.constant<Trigger>({ by: 'time', delay: 'soon' }),
  fc.constant<Trigger>({ by: 'always' }),
);

const grown = (machine: Plain, parent: StatePath, list: readonly Tree[]): Plain =>
  list.reduce((value, { key, parallel, final, below }) => {
    const leaf = below.length === 0;
    const type = leaf ? (final ? { type: 'final' } : {}) : parallel ? { type: 'parallel' } : {};
    return grown(insertState(value, parent, key, { ...type, meta: { label } }), [...parent, key], below);
  }, machine);

/** Workflows of the right shape: states inside states, with transitions between any of them. */
export const anyWorkflow = fc
  .tuple(trees, fc.array(fc.tuple(fc.nat(), fc.nat(), trigger), { maxLength: 12 }))
  .map(([tree, ways]): Plain => {
    const states = grown({}, [], tree);
    const paths = statesOf(states).map(({ path }) => path);
    const machine = ways.reduce<Plain>((value, [from, to, by]) => {
      const [source = [], target = []] = [paths[from % paths.length], paths[to % paths.length]];
      return connect(value, 'flow', source, target, by)?.machine ?? value;
    }, states);
    return {
      kind: 'workflow',
      id: 'flow',
      name: 'flow',
      label,
      entity: 'thing',
      roles: ['robot'],
      starts: [{ on: 'person' }],
      delays: { soon: { count: 1, unit: 'days' } },
      machine,
    };
  });
