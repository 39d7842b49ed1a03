import type { DashboardDefinition } from '../generated/definitions.gen.ts';
import type { WireReference } from './wire.ts';

/** What a person puts together: a dashboard without what only a definition says. Entities by their ids. */
export type OwnDashboardContent = Omit<DashboardDefinition, '$schema' | 'kind' | 'id' | 'name' | 'label' | 'roles'>;

/** One of the dashboards that people have made, as a list of them has it. */
export type OwnDashboardHead = {
  readonly id: string;
  readonly name: string;
  readonly icon: string | null;
  readonly owner: WireReference;
  readonly isMine: boolean;
  readonly mayChange: boolean;
  /** With how many people and teams its owner shares it; 0 for everybody else. */
  readonly shares: number;
  readonly updatedAt: string;
};

export type OwnDashboard = OwnDashboardHead & {
  readonly version: number;
  /** Without the tiles that the reader may not see, entities by their names; null when none is left. */
  readonly dashboard: DashboardDefinition | null;
  /** Whether the reader sees all of it. Only then it can be changed. */
  readonly isWhole: boolean;
  /** Of one that is seen as a whole. */
  readonly content?: OwnDashboardContent;
};

/** With whom a dashboard is shared: one of the two is null. */
export type DashboardShare = {
  readonly user: WireReference | null;
  readonly team: WireReference | null;
  readonly mayChange: boolean;
};
