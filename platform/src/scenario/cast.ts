import type { ScenarioPeople } from '@leitwerk/metadata/generated/definitions.gen';
import { runCommands } from '../command/run-commands.ts';
import { newId } from '../new-id.ts';
import { Refused } from '../refusal.ts';
import type { Actor } from '../rights/actor.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Everybody without a team of his own is in this one. */
const DEFAULT_TEAM = 'default';

/** Who takes part in a scenario. People and teams are made when they are first named: the installation need not have any. */
export type Cast = {
  /** Somebody of `people`, or somebody who holds the role of this name; Leitwerk itself when none is named. */
  readonly actor: (name: string | undefined) => Promise<Actor>;
  readonly team: (name: string) => Promise<string>;
  /** The same people and others, in a branch of the sandbox. */
  readonly branch: (people: ScenarioPeople, sandbox: Sandbox) => Cast;
};

type Known = {
  readonly teams: ReadonlyMap<string, Promise<string>>;
  readonly actors: ReadonlyMap<string, Promise<Actor>>;
};

export function makeCast(
  people: ScenarioPeople,
  sandbox: Sandbox,
  before: Known = { teams: new Map(), actors: new Map() },
): Cast {
  const teams = new Map(before.teams);
  const actors = new Map(before.actors);
  const team = (name: string): Promise<string> =>
    known(teams, name, () => create(sandbox, 'team', { name: `${name} ${newId()}` }));
  const makeActor = async (name: string): Promise<Actor> => {
    const { roles, team: own = DEFAULT_TEAM } = Object.hasOwn(people, name)
      ? (people[name] ?? { roles: [] })
      : { roles: [name] };
    const teamId = await team(own);
    const email = `${name}.${newId()}@example.org`;
    const id = await create(sandbox, 'user', { name, email, roles, teams: [{ id: teamId }], language: 'en' });
    return { id, name, email, language: 'en', roles, teams: [teamId], isSystem: false };
  };
  return {
    team,
    branch: (others, branch) => makeCast(others, branch, { teams, actors }),
    actor: async (name) => (name === undefined ? SYSTEM_ACTOR : known(actors, name, () => makeActor(name))),
  };
}

function known<T>(all: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const found = all.get(name) ?? make();
  all.set(name, found);
  return found;
}

async function create(
  { storage, contextOf }: Sandbox,
  entity: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const [result] = await runCommands(storage, [{ action: 'create', entity, values }], contextOf(SYSTEM_ACTOR), {
    atomic: true,
    withoutRecords: true,
  });
  if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
  return result.done.id;
}
