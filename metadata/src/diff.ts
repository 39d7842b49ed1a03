import type { Definition, Label } from './generated/definitions.gen.ts';
import type { Language } from './shown-type.ts';

/** One thing that differs between two sets of definitions. Values are as in the files. */
export type DefinitionChange = {
  readonly kind: Definition['kind'];
  readonly id: string;
  readonly label: Label;
  readonly action: 'add' | 'remove' | 'change';
  /** Inside the definition: keys and, where things have ids, ids instead of positions: `fields.phone.maxLength`. */
  readonly path?: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Definitions by kind and id, then property by property. Order of keys does not count; order of lists does. */
export function diffDefinitions(
  before: readonly Definition[],
  after: readonly Definition[],
): readonly DefinitionChange[] {
  const key = (one: Definition): string => `${one.kind}/${one.id}`;
  const old = new Map(before.map((one) => [key(one), one]));
  const next = new Map(after.map((one) => [key(one), one]));
  const head = ({ kind, id, label }: Definition) => ({ kind, id, label });
  return [
    ...before.filter((one) => !next.has(key(one))).map((one): DefinitionChange => ({ ...head(one), action: 'remove' })),
    ...after.flatMap((one): DefinitionChange[] => {
      const previous = old.get(key(one));
      if (!previous) return [{ ...head(one), action: 'add' }];
      return diffValues(previous, one, '').map((change) => ({ ...head(one), ...change }));
    }),
  ];
}

type ValueChange = Pick<DefinitionChange, 'action' | 'path' | 'before' | 'after'>;

function diffValues(before: unknown, after: unknown, path: string): ValueChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [{ action: 'add', path, after }];
  if (after === undefined) return [{ action: 'remove', path, before }];
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (isPlain(before) && isPlain(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== '$schema');
    return names.flatMap((name) => diffValues(before[name], after[name], below(name)));
  }
  const lists = keyedLists(before, after);
  if (!lists) return [{ action: 'change', path, before, after }];
  const [old, next] = lists;
  const changes = [...new Set([...old.keys(), ...next.keys()])].flatMap((id) =>
    diffValues(old.get(id), next.get(id), below(id)),
  );
  // What is new is taken to come last; where it does not, the order is said.
  const expected = [...[...old.keys()].filter((id) => next.has(id)), ...[...next.keys()].filter((id) => !old.has(id))];
  return JSON.stringify(expected) !== JSON.stringify([...next.keys()])
    ? [...changes, { action: 'change', path: below('#'), before: [...old.keys()], after: [...next.keys()] }]
    : changes;
}

const NAMES = ['id', 'field', 'entity'] as const;

/** Both lists by the names of their things, if these have names of their own, and the same kind of name in both. */
function keyedLists(before: unknown, after: unknown): readonly [Keyed, Keyed] | null {
  for (const name of NAMES) {
    const [old, next] = [keyed(before, name), keyed(after, name)];
    if (old && next) return [old, next];
  }
  return null;
}

type Keyed = ReadonlyMap<string, unknown>;

function keyed(list: unknown, name: (typeof NAMES)[number]): Keyed | null {
  if (!Array.isArray(list)) return null;
  const names = list.map((one: unknown) => (isPlain(one) ? one[name] : undefined));
  const isKeyed = names.every((one) => typeof one === 'string') && new Set(names).size === names.length;
  return isKeyed ? new Map(list.map((one: unknown, at) => [String(names[at]), one])) : null;
}

const KINDS: Readonly<Record<Definition['kind'], Label>> = {
  entity: { de: 'Entität', en: 'Entity' },
  form: { de: 'Formular', en: 'Form' },
  view: { de: 'Ansicht', en: 'View' },
  journal: { de: 'Journal', en: 'Journal' },
  'contract-status': { de: 'Status', en: 'Status' },
  numbering: { de: 'Nummernkreis', en: 'Numbering' },
  'option-set': { de: 'Auswahlliste', en: 'Option set' },
  role: { de: 'Rolle', en: 'Role' },
  workflow: { de: 'Workflow', en: 'Workflow' },
  scenario: { de: 'Szenario', en: 'Scenario' },
  automation: { de: 'Automation', en: 'Automation' },
  app: { de: 'Anwendung', en: 'Application' },
};

const ACTIONS: Readonly<Record<DefinitionChange['action'], Label>> = {
  add: { de: 'neu', en: 'new' },
  remove: { de: 'entfällt', en: 'goes away' },
  change: { de: 'geändert', en: 'changed' },
};

/** One line: `Entität „Lead“: fields.phone.maxLength geändert: 40 → 60`. */
export function describeChange(change: DefinitionChange, language: Language): string {
  const [open, close] = language === 'de' ? ['„', '“'] : ['“', '”'];
  const what = `${KINDS[change.kind][language]} ${open}${change.label[language]}${close}`;
  const action = ACTIONS[change.action][language];
  if (change.path === undefined) return `${what}: ${action}`;
  if (change.path.endsWith('#'))
    return `${what}: ${change.path.slice(0, -2)} ${language === 'de' ? 'neu geordnet' : 'reordered'}`;
  const shown = (value: unknown): string => {
    const text = JSON.stringify(value) ?? '–';
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
  };
  const values =
    change.action === 'change'
      ? `: ${shown(change.before)} → ${shown(change.after)}`
      : `: ${shown(change.action === 'add' ? change.after : change.before)}`;
  return `${what}: ${change.path} ${action}${values}`;
}
