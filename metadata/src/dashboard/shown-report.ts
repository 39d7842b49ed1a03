import type {
  DashboardDefinition,
  DashboardFilter,
  DashboardPeriod,
  Label,
  ReportSection,
} from '../generated/definitions.gen.ts';

/** A report, as a list of them has it. */
export type ReportHead = { readonly id: string; readonly label: Label; readonly icon: string | null };

/** A report as its reader may see it. */
export type ShownReport = ReportHead & {
  readonly period: DashboardPeriod;
  readonly cover: Label | null;
  /** What can be chosen for all of it; entities by their names. */
  readonly filters: readonly DashboardFilter[];
  readonly sections: readonly ShownSection[];
};

export type ShownSection = Pick<ReportSection, 'id' | 'label' | 'text' | 'view'> & {
  /** Its tiles, entities by their names. */
  readonly dashboard: DashboardDefinition | null;
};
