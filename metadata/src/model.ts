import type { ShownReport } from './dashboard/shown-report.ts';
import type {
  AppDefinition,
  AutomationDefinition,
  ChecklistDefinition,
  Color,
  ContractStatusDefinition,
  DashboardDefinition,
  DataCategoryDefinition,
  DuplicateRule,
  EntityAction,
  EntityRule,
  Field,
  FieldTypeName,
  FormDefinition,
  InterfaceDefinition,
  JournalDefinition,
  Label,
  LayoutDefinition,
  NumberingDefinition,
  Option,
  OptionSetDefinition,
  OutgoingDefinition,
  RoleDefinition,
  ScenarioDefinition,
  TemplateDefinition,
  TextBlockDefinition,
  TimelineSource,
  UniqueKey,
  ViewDefinition,
  WorkflowDefinition,
} from './generated/definitions.gen.ts';

/** A field with everything looked up: the form in which storage, API and screens use it. */
export type FieldModel = Omit<Field, 'name' | 'options' | 'columns' | 'entity'> & {
  readonly type: FieldTypeName;
  /** Name in API and expressions. */
  readonly name: string;
  /** Options from the field, its option set, its contract-status or its journals. */
  readonly options?: readonly Option[];
  /** Columns of child rows and of links. */
  readonly columns?: readonly FieldModel[];
  /** Name of the target entity (reference, references, roll-up, user, team). */
  readonly entity?: string;
  /** The contract-status that owns this field: it changes by events only. */
  readonly status?: string;
  /** True when a field takes its options from the journals of its entity. */
  readonly journal?: boolean;
};

/** A reference field of another entity that points at this one. */
export type IncomingReference = { readonly entity: string; readonly field: string };

export type EntityModel = {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly labelPlural: Label;
  readonly help?: Label;
  readonly icon?: string;
  readonly color?: Color;
  readonly titleField: string;
  readonly ownerField?: string;
  readonly teamField?: string;
  readonly startField?: string;
  readonly reminderField?: string;
  readonly endField?: string;
  readonly repetitionField?: string;
  readonly repetitionEndField?: string;
  /** Own fields in the definition's order, without the system fields of `system-fields.ts`. */
  readonly fields: readonly FieldModel[];
  readonly unique: readonly UniqueKey[];
  readonly duplicates: readonly DuplicateRule[];
  readonly rules: readonly EntityRule[];
  /** What the timeline of a record shows beside its changes. */
  readonly timeline?: readonly TimelineSource[];
  readonly incoming: readonly IncomingReference[];
  /** Shipped by the platform (user, team): not part of a grant on `*`. */
  readonly system: boolean;
};

/**
 * All definitions of one version, checked and linked. Plain data: can be sent, stored and compared.
 * Keys of the records are names for entities and ids for everything else. Where a definition
 * names an entity, it does so by name here; fields, views, roles and option sets stay ids as in the files.
 */
export type Model = {
  readonly entities: Readonly<Record<string, EntityModel>>;
  readonly forms: readonly FormDefinition[];
  readonly views: readonly ViewDefinition[];
  readonly dashboards: readonly DashboardDefinition[];
  readonly journals: readonly JournalDefinition[];
  readonly statuses: Readonly<Record<string, ContractStatusDefinition>>;
  readonly workflows: Readonly<Record<string, WorkflowDefinition>>;
  readonly scenarios: Readonly<Record<string, ScenarioDefinition>>;
  /** In the order in which they have their turn. */
  readonly automations: readonly AutomationDefinition[];
  readonly interfaces: Readonly<Record<string, InterfaceDefinition>>;
  readonly outgoing: Readonly<Record<string, OutgoingDefinition>>;
  readonly checklists: Readonly<Record<string, ChecklistDefinition>>;
  /** In the order in which they are shown. */
  readonly dataCategories: readonly DataCategoryDefinition[];
  readonly layouts: Readonly<Record<string, LayoutDefinition>>;
  readonly textBlocks: Readonly<Record<string, TextBlockDefinition>>;
  readonly templates: Readonly<Record<string, TemplateDefinition>>;
  readonly numberings: Readonly<Record<string, NumberingDefinition>>;
  readonly optionSets: Readonly<Record<string, OptionSetDefinition>>;
  readonly roles: Readonly<Record<string, RoleDefinition>>;
  readonly app: AppDefinition | null;
};

/** What the signed-in user may do with an entity, for screens. The server decides again on every request. */
export type EntityRights = {
  readonly actions: readonly EntityAction[];
  /** Names of fields that can be read but not written. */
  readonly readOnlyFields: readonly string[];
  /** Events that the user may send; `null` is every one. */
  readonly transitions: readonly string[] | null;
};

/**
 * The model as one user sees it (`GET /api/metadata/model`): entities and fields that cannot be read are
 * absent, as is whatever mentions only them. Roles and numberings are absent.
 */
export type EffectiveModel = Pick<
  Model,
  'entities' | 'forms' | 'views' | 'dashboards' | 'journals' | 'statuses' | 'app'
> & {
  readonly version: number;
  /** Without the sections of which nothing may be read, in the order of the definitions. */
  readonly reports: readonly ShownReport[];
  /** Names of entities whose records processes are about. */
  readonly processes: readonly string[];
  readonly rights: Readonly<Record<string, EntityRights>>;
};
