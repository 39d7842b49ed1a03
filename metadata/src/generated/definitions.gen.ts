// Made by `npm run generate` from the *.schema.json files. Change those, not this file.

export type Definition =
  | AdaptationDefinition
  | AppDefinition
  | AutomationDefinition
  | ChecklistDefinition
  | ContractStatusDefinition
  | DashboardDefinition
  | DataCategoryDefinition
  | EntityDefinition
  | FormDefinition
  | InterfaceDefinition
  | InterfaceVariantDefinition
  | JournalDefinition
  | LayoutDefinition
  | NumberingDefinition
  | OptionSetDefinition
  | OutgoingDefinition
  | ReportDefinition
  | RoleDefinition
  | ScenarioDefinition
  | TemplateDefinition
  | TextBlockDefinition
  | ViewDefinition
  | WorkflowDefinition;
/**
 * Stable for ever: overlays, comparisons, tables and columns are keyed by it. Lower kebab case.
 */
export type Id = string;
/**
 * A colour of the theme, right in light and dark.
 */
export type Color =
  | 'gray'
  | 'red'
  | 'pink'
  | 'grape'
  | 'violet'
  | 'indigo'
  | 'blue'
  | 'cyan'
  | 'teal'
  | 'green'
  | 'lime'
  | 'yellow'
  | 'orange';
/**
 * PNG, JPEG or SVG, 200 KB at most.
 */
export type Image = string;
/**
 * Where people work (ISO 3166-2): whose holidays calendars show. Those of all of Germany when absent; each person may choose another.
 */
export type Region =
  | 'DE'
  | 'DE-BW'
  | 'DE-BY'
  | 'DE-BE'
  | 'DE-BB'
  | 'DE-HB'
  | 'DE-HE'
  | 'DE-HH'
  | 'DE-MV'
  | 'DE-NI'
  | 'DE-NW'
  | 'DE-RP'
  | 'DE-SL'
  | 'DE-SN'
  | 'DE-ST'
  | 'DE-SH'
  | 'DE-TH';
/**
 * Name of an icon of the set that runtime-ui ships.
 */
export type Icon = string;
/**
 * What has happened to a record; `schedule`: the clock, for all records that the filter finds; `incoming`: a message of another system at POST /api/incoming/{automation}.
 */
export type AutomationTriggerOn = 'created' | 'updated' | 'moved' | 'schedule' | 'incoming';
/**
 * Stable for ever: the column is named after it. camelCase.
 */
export type FieldId = string;
/**
 * Five fields of cron in the time of the installation: `30 6 * * 1-5`.
 */
export type Cron = string;
/**
 * JSONata over the record's fields by name, plus $now (instant), $today (date), $user (id). No regular expressions, function definitions or ranges.
 */
export type Expression = string;
export type WorkflowActionType =
  | 'update-record'
  | 'move-record'
  | 'create-record'
  | 'notify'
  | 'begin-process'
  | 'plan-change'
  | 'drop-changes'
  | 'call-action';
export type ChecklistCheckType =
  | 'records'
  | 'app-setting'
  | 'changed'
  | 'definition'
  | 'roles-held'
  | 'no-failures'
  | 'backup'
  | 'mail';
export type ChecklistKind =
  | 'app'
  | 'option-set'
  | 'workflow'
  | 'automation'
  | 'interface'
  | 'numbering'
  | 'role'
  | 'layout'
  | 'template'
  | 'text-block'
  | 'dashboard';
export type DashboardPeriod =
  | 'this-week'
  | 'this-month'
  | 'last-month'
  | 'this-quarter'
  | 'last-quarter'
  | 'this-year'
  | 'last-year'
  | 'last-30-days'
  | 'last-12-months';
/**
 * @minItems 1
 * @maxItems 8
 */
export type DashboardFilters =
  | [DashboardFilter]
  | [DashboardFilter, DashboardFilter]
  | [DashboardFilter, DashboardFilter, DashboardFilter]
  | [DashboardFilter, DashboardFilter, DashboardFilter, DashboardFilter]
  | [DashboardFilter, DashboardFilter, DashboardFilter, DashboardFilter, DashboardFilter]
  | [
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter
    ]
  | [
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter
    ]
  | [
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter,
      DashboardFilter
    ];
/**
 * Id of a field, or of a reference and of a field of what it points at: `product.division`.
 */
export type FieldPath = string;
export type DashboardTileType =
  'figure' | 'bars' | 'line' | 'ring' | 'table' | 'pivot' | 'funnel' | 'list';
/**
 * When it is grouped by a date.
 */
export type DashboardBucket = 'day' | 'week' | 'month' | 'quarter' | 'year';
/**
 * When it is split by a date.
 */
export type DashboardBucket1 = 'day' | 'week' | 'month' | 'quarter' | 'year';
/**
 * Art. 6(1) GDPR.
 */
export type LegalBasis = 'consent' | 'contract' | 'legal-duty' | 'legitimate-interest';
export type RetentionUnit = 'years' | 'months' | 'in-use';
export type FieldTypeName =
  | 'text'
  | 'long-text'
  | 'rich-text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date-time'
  | 'duration'
  | 'option'
  | 'options'
  | 'reference'
  | 'references'
  | 'child-rows'
  | 'address'
  | 'phone'
  | 'email'
  | 'link'
  | 'file'
  | 'image'
  | 'user'
  | 'team'
  | 'computed'
  | 'roll-up'
  | 'number-range'
  | 'json'
  | 'repetition';
export type FormatName =
  | 'iban'
  | 'bic'
  | 'creditor-id'
  | 'vat-id'
  | 'malo-id'
  | 'melo-id'
  | 'market-partner-id'
  | 'eic'
  | 'obis'
  | 'postal-code'
  | 'municipality-key'
  | 'house-number';
/**
 * document: each file is one row, to be filed as it is.
 */
export type InterfaceFormatType =
  'csv' | 'xlsx' | 'xml' | 'json' | 'json-lines' | 'fixed' | 'edifact' | 'document';
/**
 * What it is, and how its name ends.
 */
export type InterfaceSideType = 'csv' | 'xml' | 'json' | 'txt';
export type InterfaceColumnType =
  'text' | 'integer' | 'decimal' | 'date' | 'date-time' | 'boolean' | 'email' | 'phone' | 'json';
/**
 * @minItems 1
 * @maxItems 500
 */
export type InterfaceColumnValues = [InterfaceValue, ...InterfaceValue[]];
/**
 * What is done when a file has columns, elements or segments that no column reads; note when absent.
 */
export type InterfaceUnknownColumns = 'note' | 'alarm' | 'refuse';
/**
 * move: the record that is found goes on to another status by an event.
 */
export type InterfaceStepDo = 'find' | 'write' | 'move';
export type InterfaceFolder = string;
export type LayoutPage = 'A4' | 'A5';
/**
 * Form A begins 27 mm below the edge of the paper, form B 45 mm. None when absent. A4 upright only.
 */
export type LayoutAddressField = 'form-a' | 'form-b';
/**
 * First page when absent.
 */
export type LayoutPages = 'first' | 'every';
/**
 * First page when absent.
 */
export type LayoutPages1 = 'first' | 'every';
/**
 * Sans when absent. Both come with the product.
 */
export type LayoutFont = 'sans' | 'serif';
export type OutgoingFormatType = 'csv' | 'xml' | 'json' | 'json-lines';
export type OutgoingEvent = 'created' | 'updated' | 'moved' | 'step';
export type EntityAction = 'read' | 'create' | 'update' | 'delete' | 'purge' | 'transition';
/**
 * Which records: all (when absent), own (ownerField), team (teamField is one of the user's teams, or own), or a filter.
 */
export type RowRule = ('all' | 'own' | 'team') | Filter;
/**
 * @minItems 1
 * @maxItems 200
 */
export type ScenarioSteps = [ScenarioStep, ...ScenarioStep[]];
export type ScenarioDo =
  | 'create'
  | 'update'
  | 'transition'
  | 'delete'
  | 'restore'
  | 'read'
  | 'list'
  | 'begin'
  | 'send'
  | 'finish'
  | 'cancel'
  | 'compensate'
  | 'process'
  | 'effects'
  | 'pass';
/**
 * `open`: not done yet, by a module or by hand; `dropped`: nobody waits for it any more.
 */
export type ScenarioEffectState = 'open' | 'done' | 'failed' | 'dropped';
/**
 * A template that uses a draft cannot be published.
 */
export type TextBlockStatus = 'draft' | 'approved';
/**
 * What has happened to the record; `person`: a button on the record, or a program; `schedule`: the clock, for all records that the filter finds; `workflow`: an action or `invoke` of another one.
 */
export type WorkflowStartOn = 'created' | 'updated' | 'moved' | 'person' | 'schedule' | 'workflow';
/**
 * refuse: this one cannot begin while that one runs; end: that one is ended when this one begins.
 */
export type WorkflowConflictOutcome = 'refuse' | 'end';
export type WorkflowDelayUnit = 'minutes' | 'hours' | 'days' | 'working-days' | 'weeks' | 'months';
/**
 * Absent: a plain state, or one with states below.
 */
export type WorkflowStateType = 'parallel' | 'final' | 'history';
export type WorkflowHistory = 'shallow' | 'deep';
/**
 * The first whose guard is true is taken.
 *
 * @minItems 1
 * @maxItems 20
 */
export type WorkflowTransitions =
  | [WorkflowTransition]
  | [WorkflowTransition, WorkflowTransition]
  | [WorkflowTransition, WorkflowTransition, WorkflowTransition]
  | [WorkflowTransition, WorkflowTransition, WorkflowTransition, WorkflowTransition]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ]
  | [
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition,
      WorkflowTransition
    ];

/**
 * What is different here in a definition that a module brings. In the designer the definition itself is edited; files hold the difference only, so that a newer version of the module comes in by itself.
 */
export interface AdaptationDefinition {
  $schema?: string;
  kind: 'adaptation';
  id: string;
  name: string;
  /**
   * Kind and id of the module’s definition, e.g. entity/blacklist-entry.
   */
  of: string;
  /**
   * Applied in their order.
   *
   * @minItems 1
   * @maxItems 2000
   */
  operations: [AdaptationOperation, ...AdaptationOperation[]];
}
export interface AdaptationOperation {
  op: 'set' | 'add' | 'remove' | 'move';
  /**
   * Keys of properties and of elements in lists, from the outside in.
   *
   * @minItems 1
   * @maxItems 40
   */
  at: [string, ...string[]];
  value?: unknown;
  /**
   * Key of the element before it; null for the first place; at the end when absent.
   */
  after?: string | null;
}
/**
 * The application: its name, navigation, start page and modules.
 */
export interface AppDefinition {
  $schema?: string;
  kind: 'app';
  id: Id;
  name: Id;
  label: Label;
  /**
   * Of the package, if this application is one that others change and that is upgraded (semver.org): 1.4.0
   */
  version?: string;
  color?: Color;
  logo?: Image;
  logoDark?: Image;
  startPage?: Id;
  /**
   * Lists of the page "My day", in order. What concerns the person is up to the filters of the views, by $user and $today.
   *
   * @minItems 1
   */
  day?: [DayList, ...DayList[]];
  region?: Region;
  /**
   * Addresses outside to which dashboards may be sent by mail on a schedule: board@example.com, or all of a domain: @example.com. None when absent.
   *
   * @minItems 1
   * @maxItems 100
   */
  outsideAddresses?: [string, ...string[]];
  modules?: Id[];
  /**
   * Settings of modules by name; each module says what its own may hold.
   */
  moduleSettings?: {
    [k: string]: {};
  };
  /**
   * @minItems 1
   */
  navigation: [NavigationItem, ...NavigationItem[]];
}
/**
 * A text people read, in every language the product ships.
 */
export interface Label {
  de: string;
  en: string;
}
export interface DayList {
  view: Id;
  event?: Id;
}
export interface NavigationItem {
  id: Id;
  label: Label;
  icon?: Icon;
  entity?: Id;
  view?: Id;
  dashboard?: Id;
  report?: Id;
  /**
   * @minItems 1
   */
  children?: [NavigationItem, ...NavigationItem[]];
}
/**
 * When something has happened to a record, or at a time, and a condition holds, then actions are done, once and at once. What takes longer or has several steps is a workflow.
 */
export interface AutomationDefinition {
  $schema?: string;
  kind: 'automation';
  id: Id;
  name: Id;
  label: Label;
  entity: Id;
  /**
   * Rights with which it works, whoever or whatever has set it off.
   *
   * @minItems 1
   */
  roles: [Id, ...Id[]];
  /**
   * Of several that one event sets off the smaller comes first; 100 when absent. Each sees what those before it have done.
   */
  order?: number;
  /**
   * What sets it off; one of them is enough.
   *
   * @minItems 1
   */
  when: [AutomationTrigger, ...AutomationTrigger[]];
  if?: Expression;
  /**
   * All of them are done, or none.
   *
   * @minItems 1
   */
  actions: [WorkflowAction, ...WorkflowAction[]];
}
export interface AutomationTrigger {
  on: AutomationTriggerOn;
  event?: Id;
  /**
   * updated: only when one of these has changed.
   *
   * @minItems 1
   */
  fields?: [FieldId, ...FieldId[]];
  cron?: Cron;
  filter?: Filter;
  /**
   * incoming: roles of which who sends a message must hold one.
   *
   * @minItems 1
   */
  senders?: [Id, ...Id[]];
  match?: FieldId;
}
/**
 * The filter language of the API: {"status":"new","name":{"contains":"x"},"or":[…]}. Values "$user", "$teams" stand for the reader's. For dates and instants: "$today", "$weekStart", "$monthStart", "$quarterStart", "$yearStart", each with a number of its own unit behind it: "$today-30" is 30 days ago, "$monthStart+1" the first day of next month.
 */
export interface Filter {
  [k: string]: unknown;
}
export interface WorkflowAction {
  type: WorkflowActionType;
  params: WorkflowActionParams;
}
/**
 * drop-changes takes none: it takes back what the process has planned and what has not come yet.
 */
export interface WorkflowActionParams {
  entity?: Id;
  created?: Id;
  event?: Id;
  values?: WorkflowValues;
  each?: WorkflowEach;
  on?: Expression;
  to?: Recipients;
  text?: Label;
  workflow?: Id;
  /**
   * call-action: action of a module, `documents.make`. It is called after the commit, at least once, with a key. As long as no module has it, somebody must see to it by hand.
   */
  action?: string;
  input?: WorkflowActionInput;
}
/**
 * By field name a value, or {"formula": "…"} over the record, whose own id is `id`.
 */
export interface WorkflowValues {}
/**
 * create-record: one for each record that points to this one, at most 200.
 */
export interface WorkflowEach {
  entity: Id;
  via: FieldId;
  where?: WorkflowEachWhere;
  values?: WorkflowEachValues;
}
/**
 * By field name of that entity the value that it must have, or {"formula": "…"} over the record of the process.
 */
export interface WorkflowEachWhere {}
/**
 * By field name of what is created a value, or {"formula": "…"} over the record that it is created for.
 */
export interface WorkflowEachValues {}
export interface Recipients {
  /**
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  team?: FieldId;
  user?: FieldId;
}
/**
 * What the action is given: by key a value, or {"formula": "…"} over the record.
 */
export interface WorkflowActionInput {}
/**
 * What has to be done before something begins, e.g. going live. What can be checked is checked by the server.
 */
export interface ChecklistDefinition {
  $schema?: string;
  kind: 'checklist';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  /**
   * @minItems 1
   * @maxItems 200
   */
  items: [ChecklistItem, ...ChecklistItem[]];
}
export interface ChecklistItem {
  id: Id;
  label: Label;
  help?: Label;
  /**
   * Items of one day stand together.
   */
  day?: number;
  /**
   * Address in the application at which it is done, e.g. /records/product.
   */
  link?: string;
  role?: Id;
  check?: ChecklistCheck;
}
export interface ChecklistCheck {
  type: ChecklistCheckType;
  entity?: Id;
  filter?: Filter;
  atLeast?: number;
  atMost?: number;
  sum?: FieldId;
  setting?: 'version' | 'color' | 'logo' | 'startPage' | 'region';
  kind?: ChecklistKind;
  id?: Id;
  /**
   * Each must be held by an active user.
   *
   * @minItems 1
   * @maxItems 50
   */
  roles?: [Id, ...Id[]];
  of?: 'jobs' | 'automations' | 'processes';
  hours?: number;
}
/**
 * The states a record goes through and the events that move it. Runs as an XState machine; the field changes by events only.
 */
export interface ContractStatusDefinition {
  $schema?: string;
  kind: 'contract-status';
  id: Id;
  name: Id;
  label: Label;
  entity: Id;
  field: FieldId;
  initial: Id;
  /**
   * @minItems 2
   */
  states: [StatusState, StatusState, ...StatusState[]];
  /**
   * @minItems 1
   */
  transitions: [StatusTransition, ...StatusTransition[]];
}
export interface StatusState {
  id: Id;
  label: Label;
  color?: Color;
  icon?: Icon;
  /**
   * Part of the usual way, shown as a step of the status path; true when absent.
   */
  path?: boolean;
  /**
   * Nothing is left to be done here: nobody is reminded of the record, and one with a repetition comes again. When absent, true where no event leads on.
   */
  final?: boolean;
  /**
   * Fields that cannot change while in this state.
   *
   * @minItems 1
   */
  readOnlyFields?: [FieldId, ...FieldId[]];
}
export interface StatusTransition {
  id: Id;
  label: Label;
  /**
   * @minItems 1
   */
  from: [Id, ...Id[]];
  to: Id;
  color?: Color;
  guard?: Expression;
  guardMessage?: Label;
  /**
   * Fields of the record that the event asks for and sets.
   *
   * @minItems 1
   */
  input?: [TransitionInput, ...TransitionInput[]];
  /**
   * Values set by the event: field name → value, or "$today", "$now", "$user".
   */
  set?: {};
}
export interface TransitionInput {
  field: FieldId;
  required?: boolean;
}
/**
 * Figures, charts and lists on one page. Each figure counts only what its reader may read, and leads to exactly the records that were counted.
 */
export interface DashboardDefinition {
  $schema?: string;
  kind: 'dashboard';
  id: Id;
  name: Id;
  label: Label;
  icon?: Icon;
  /**
   * For everybody when absent. What somebody sees is always limited by his rights.
   *
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  period?: DashboardPeriod;
  /**
   * Anonymous figures: tiles with a field of people tell groups of fewer people together or not at all, without names and without a way to the records. Lists stay a matter of roles.
   */
  leastPeople?: number;
  filters?: DashboardFilters;
  /**
   * @minItems 1
   * @maxItems 40
   */
  tiles: [DashboardTile, ...DashboardTile[]];
}
export interface DashboardFilter {
  id: Id;
  label: Label;
  /**
   * For each entity the field that must have the chosen value. The first one says what can be chosen.
   *
   * @minItems 1
   * @maxItems 12
   */
  fields:
    | [DashboardFilterField]
    | [DashboardFilterField, DashboardFilterField]
    | [DashboardFilterField, DashboardFilterField, DashboardFilterField]
    | [DashboardFilterField, DashboardFilterField, DashboardFilterField, DashboardFilterField]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ]
    | [
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField,
        DashboardFilterField
      ];
}
export interface DashboardFilterField {
  entity: Id;
  field: FieldPath;
}
export interface DashboardTile {
  id: Id;
  label: Label;
  type: DashboardTileType;
  view?: Id;
  entity?: Id;
  filter?: Filter;
  /**
   * What is counted or worked out; the number of records when absent. Several in tables only.
   *
   * @minItems 1
   * @maxItems 5
   */
  measures?:
    | [DashboardMeasure]
    | [DashboardMeasure, DashboardMeasure]
    | [DashboardMeasure, DashboardMeasure, DashboardMeasure]
    | [DashboardMeasure, DashboardMeasure, DashboardMeasure, DashboardMeasure]
    | [DashboardMeasure, DashboardMeasure, DashboardMeasure, DashboardMeasure, DashboardMeasure];
  group?: FieldPath;
  bucket?: DashboardBucket;
  split?: FieldPath;
  splitBucket?: DashboardBucket1;
  /**
   * Counts, in place of records, the values that they have had in the option field by which it is grouped, and how long.
   */
  stays?: boolean;
  /**
   * funnel: options of the field, the earliest first. A stage counts what is in it or in a later one.
   *
   * @minItems 2
   * @maxItems 12
   */
  stages?:
    | [Id, Id]
    | [Id, Id, Id]
    | [Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id];
  people?: FieldId;
  time?: FieldId;
  compare?: boolean;
  /**
   * A decimal number; the figure shows how much of it has been reached.
   */
  target?: string;
  /**
   * The largest; the rest is one group of others. 8 when absent.
   */
  most?: number;
  /**
   * Grouped by a field with options: all of them in their order instead of the largest first, e.g. for a status.
   */
  inOrder?: boolean;
  color?: Color;
  /**
   * Column in which it begins; there are twelve.
   */
  x: number;
  y: number;
  /**
   * In columns; there are twelve.
   */
  width: number;
  /**
   * In rows of some 60 pixels.
   */
  height: number;
}
export interface DashboardMeasure {
  /**
   * stay, stayMedian, stayMost: days, with `stays` of the tile.
   */
  of: 'count' | 'sum' | 'avg' | 'min' | 'max' | 'stay' | 'stayMedian' | 'stayMost';
  field?: FieldId;
}
/**
 * Which records are about a person, why they are kept and for how long. Reports, restriction and erasure go by it.
 */
export interface DataCategoryDefinition {
  $schema?: string;
  kind: 'data-category';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  purpose: Label;
  legalBasis: LegalBasis;
  /**
   * Those with smaller numbers come first; 100 when absent.
   */
  order?: number;
  /**
   * @minItems 1
   * @maxItems 100
   */
  entities: [PersonalEntity, ...PersonalEntity[]];
}
export interface PersonalEntity {
  id: Id;
  entity: Id;
  /**
   * Its records can be reported on and erased.
   */
  person?: boolean;
  /**
   * References to a person or to what belongs to one: a reading belongs to the customer by register, meter and market location.
   *
   * @minItems 1
   * @maxItems 10
   */
  belongsTo?:
    | [FieldId]
    | [FieldId, FieldId]
    | [FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId];
  /**
   * @maxItems 200
   */
  personalFields: FieldId[];
  /**
   * Bank data, birth dates and the like: whoever reads or exports them is recorded.
   *
   * @minItems 1
   * @maxItems 50
   */
  sensitiveFields?: [FieldId, ...FieldId[]];
  /**
   * The first whose filter fits holds. Without one the record is deleted at once when that is asked for.
   *
   * @minItems 1
   * @maxItems 20
   */
  retention?:
    | [RetentionRule]
    | [RetentionRule, RetentionRule]
    | [RetentionRule, RetentionRule, RetentionRule]
    | [RetentionRule, RetentionRule, RetentionRule, RetentionRule]
    | [RetentionRule, RetentionRule, RetentionRule, RetentionRule, RetentionRule]
    | [RetentionRule, RetentionRule, RetentionRule, RetentionRule, RetentionRule, RetentionRule]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ]
    | [
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule,
        RetentionRule
      ];
}
export interface RetentionRule {
  id: Id;
  filter?: Filter;
  unit: RetentionUnit;
  count?: number;
  /**
   * Dates; the first that is filled in counts, or the day on which the record was made.
   *
   * @minItems 1
   * @maxItems 10
   */
  from?:
    | [FieldId]
    | [FieldId, FieldId]
    | [FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId]
    | [FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId, FieldId];
  /**
   * Not deleted before its end even when that is asked for, but restricted. Otherwise the period only says when to delete unasked.
   */
  obligation?: boolean;
  source: Label;
}
/**
 * A kind of record: its fields, rules and keys. Becomes a table, an API and screens.
 */
export interface EntityDefinition {
  $schema?: string;
  kind: 'entity';
  id: Id;
  name: Id;
  /**
   * Names by which the API still knows it for a while.
   *
   * @minItems 1
   * @maxItems 20
   */
  formerNames?:
    | [FormerName]
    | [FormerName, FormerName]
    | [FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName, FormerName, FormerName, FormerName]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ];
  label: Label;
  labelPlural: Label;
  help?: Label;
  icon?: Icon;
  color?: Color;
  titleField: FieldId;
  ownerField?: FieldId;
  teamField?: FieldId;
  startField?: FieldId;
  reminderField?: FieldId;
  endField?: FieldId;
  repetitionField?: FieldId;
  repetitionEndField?: FieldId;
  /**
   * @minItems 1
   */
  fields: [Field, ...Field[]];
  unique?: UniqueKey[];
  /**
   * Rules that find records which may be the same; shown as a warning, never refused.
   */
  duplicates?: DuplicateRule[];
  /**
   * What the timeline of a record shows beside its changes: records of other entities that point here. When absent, the journal entries that point here.
   *
   * @minItems 1
   */
  timeline?: [TimelineSource, ...TimelineSource[]];
  /**
   * Cross-field rules, checked by the server and mirrored in forms.
   */
  rules?: EntityRule[];
}
export interface FormerName {
  name: string;
  /**
   * Last day on which the API knows it.
   */
  until: string;
}
export interface Field {
  id: FieldId;
  name?: FieldId;
  /**
   * Names by which the API still knows it for a while.
   *
   * @minItems 1
   * @maxItems 20
   */
  formerNames?:
    | [FormerName]
    | [FormerName, FormerName]
    | [FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName, FormerName, FormerName]
    | [FormerName, FormerName, FormerName, FormerName, FormerName, FormerName, FormerName]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ]
    | [
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName,
        FormerName
      ];
  type: FieldTypeName;
  label: Label;
  help?: Label;
  required?: boolean;
  requiredWhen?: Expression;
  visibleWhen?: Expression;
  readOnlyWhen?: Expression;
  /**
   * Never set by a person or the API; only by the platform, a transition or a module.
   */
  readOnly?: boolean;
  /**
   * Value of a new record when none is given. "$today", "$now", "$user", "$team" stand for today's date, the instant, the acting user.
   */
  default?: unknown;
  /**
   * No two records (outside the bin) share the value.
   */
  unique?: boolean;
  /**
   * Found by the global search and by list search; gets a trigram index.
   */
  searchable?: boolean;
  /**
   * Gets a b-tree index: for fields that lists filter or sort by. Several options and JSON get a GIN index over what they contain.
   */
  index?: boolean;
  minLength?: number;
  maxLength?: number;
  format?: FormatName;
  /**
   * Smallest value; decimals as strings.
   */
  min?: number | string;
  max?: number | string;
  /**
   * Digits after the decimal mark.
   */
  scale?: number;
  /**
   * ISO 4217; EUR when absent.
   */
  currency?: string;
  /**
   * Shown after the value, e.g. kWh.
   */
  unit?: string;
  /**
   * @minItems 1
   */
  options?: [Option, ...Option[]];
  optionSet?: Id;
  entity?: Id;
  /**
   * What happens to this field when the target is deleted: refuse the delete (default) or clear the field.
   */
  onDelete?: 'restrict' | 'clear';
  filter?: Filter;
  /**
   * Columns of child rows, or columns on the link of references.
   *
   * @minItems 1
   */
  columns?: [Field, ...Field[]];
  maxItems?: number;
  expression?: Expression;
  /**
   * Type of a computed field's value.
   */
  result?: 'text' | 'integer' | 'decimal' | 'boolean' | 'date';
  via?: FieldId;
  measure?: 'count' | 'sum' | 'min' | 'max';
  measureField?: FieldId;
  numbering?: Id;
  /**
   * Media types a file may have, e.g. application/pdf or image/*.
   *
   * @minItems 1
   */
  accept?: [string, ...string[]];
  /**
   * Largest file in bytes.
   */
  maxSize?: number;
  /**
   * Several files.
   */
  multiple?: boolean;
}
export interface Option {
  /**
   * The stored value.
   */
  id: string;
  label: Label;
  color?: Color;
  icon?: Icon;
  /**
   * Kept for old records, not offered for new values.
   */
  archived?: boolean;
}
export interface UniqueKey {
  id: Id;
  /**
   * @minItems 1
   */
  fields: [FieldId, ...FieldId[]];
}
export interface DuplicateRule {
  id: Id;
  label: Label;
  /**
   * All of them must agree: texts when they sound alike, addresses when they are the same house, phone numbers and e-mail addresses in whichever field they stand. Case, umlauts and blanks do not count.
   *
   * @minItems 1
   */
  fields: [FieldId, ...FieldId[]];
}
export interface TimelineSource {
  entity: Id;
  via: FieldId;
  at?: FieldId;
  icon?: Icon;
  color?: Color;
}
export interface EntityRule {
  id: Id;
  check: Expression;
  message: Label;
  /**
   * Where the message is shown.
   *
   * @minItems 1
   */
  fields: [FieldId, ...FieldId[]];
}
/**
 * How one record is shown and edited: tabs, sections, fields, related lists.
 */
export interface FormDefinition {
  $schema?: string;
  kind: 'form';
  id: Id;
  name: Id;
  label: Label;
  entity: Id;
  /**
   * record: the record page; create: the short form for a new one (the record form when absent).
   */
  mode: 'record' | 'create';
  /**
   * Only for these roles; the form without roles serves the rest.
   *
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  filter?: Filter;
  /**
   * Shown in the header of the record page.
   */
  keyFacts?: FieldId[];
  /**
   * @minItems 1
   */
  tabs: [FormTab, ...FormTab[]];
}
export interface FormTab {
  id: Id;
  label: Label;
  icon?: Icon;
  visibleWhen?: Expression;
  sections?: FormSection[];
  /**
   * Lists of records that point here.
   */
  related?: RelatedList[];
}
export interface FormSection {
  id: Id;
  label?: Label;
  /**
   * Columns on a wide screen; 2 when absent.
   */
  columns?: number;
  visibleWhen?: Expression;
  /**
   * @minItems 1
   */
  fields: [FormField, ...FormField[]];
}
export interface FormField {
  field: FieldId;
  /**
   * Columns it takes.
   */
  span?: number;
}
export interface RelatedList {
  entity: Id;
  via: FieldId;
  /**
   * @minItems 1
   */
  columns?: [FieldId, ...FieldId[]];
}
/**
 * How rows that another system delivers become records: read, checked, mapped, matched, written. Each row is done as a whole or refused.
 */
export interface InterfaceDefinition {
  $schema?: string;
  kind: 'interface';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  /**
   * Rights with which it works, whoever has delivered.
   *
   * @minItems 1
   */
  roles: [Id, ...Id[]];
  format: InterfaceFormat;
  language: 'de' | 'en';
  /**
   * @minItems 1
   * @maxItems 300
   */
  columns: [InterfaceColumn, ...InterfaceColumn[]];
  unknownColumns?: InterfaceUnknownColumns;
  only?: Expression;
  key?: Expression;
  /**
   * What is done with each row, in this order; all of it, or nothing.
   *
   * @minItems 1
   * @maxItems 30
   */
  steps: [InterfaceStep, ...InterfaceStep[]];
  pickUp?: InterfacePickUp;
  expected?: InterfaceSchedule;
  /**
   * Worked out at every check: when something else comes out, nothing is published.
   *
   * @minItems 1
   * @maxItems 50
   */
  examples?: [InterfaceExample, ...InterfaceExample[]];
}
export interface InterfaceFormat {
  type: InterfaceFormatType;
  /**
   * UTF-8 when absent; single lines in Windows-1252 are recognised.
   */
  encoding?: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';
  /**
   * A semicolon when absent.
   */
  delimiter?: ';' | ',' | '\t' | '|';
  /**
   * Whether the first row names the columns, as it does when this is absent; else they go by number, from 1.
   */
  header?: boolean;
  sheet?: string;
  /**
   * Path from the outermost element on, e.g. orders/order.
   */
  element?: string;
  /**
   * Names with dots, e.g. data.orders; the whole file is the list, or a single row, when absent.
   */
  list?: string;
  /**
   * E.g. MSCONS or UTILMD; other messages of the file are left out.
   */
  message?: string;
  /**
   * Segments with which a group begins, from the outside in, e.g. LOC+172, LIN, QTY. Each of the last is a row; what stands in the outer ones before it holds for it too.
   *
   * @minItems 1
   * @maxItems 8
   */
  groups?:
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string];
  /**
   * What the name says, in braces, e.g. rechnung_{number}_{date}.pdf. A file of another name is refused.
   */
  names?: string;
  side?: InterfaceSide;
}
/**
 * A file of the same name with another ending that says what belongs to the document. Columns name places in it as side:name.
 */
export interface InterfaceSide {
  type: InterfaceSideType;
  /**
   * UTF-8 when absent.
   */
  encoding?: 'utf-8' | 'windows-1252';
  /**
   * A semicolon when absent.
   */
  delimiter?: ';' | ',' | '\t' | '|';
  /**
   * Path from the outermost element on, e.g. document.
   */
  element?: string;
  /**
   * For how long a document that is picked up waits for its side file, 60 when absent; then there is an alarm.
   */
  waitMinutes?: number;
}
export interface InterfaceColumn {
  id: FieldId;
  label?: Label;
  /**
   * The id when absent. With XML and JSON a path (address/zip), with JSON `*` for all that no other column reads, without a header the number of the column, with fixed width the range of characters, e.g. 1-10. With EDIFACT segment, data element and component, e.g. RFF+Z13/1.2. With documents a part of the name, file.id, file.name, file.type, file.size, text:Customer no. for the word behind it in the document, or side:name for a place in the side file.
   */
  from?: string;
  type: InterfaceColumnType;
  /**
   * A row without it is refused.
   */
  required?: boolean;
  /**
   * Holds for every row, whatever stands in the file; it need not have the column then.
   */
  fixed?: string;
  /**
   * # stands for a digit, @ for a letter, ? for a character, * for any number of them, e.g. DE#########*. Upper and lower case are the same.
   */
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  /**
   * A number (0.5) or a date (2026-01-01).
   */
  least?: string;
  /**
   * A number (99.5) or a date (2026-12-31).
   */
  most?: string;
  /**
   * So many times within a row, with XML and JSON.
   */
  minOccurs?: number;
  /**
   * So many times within a row, with XML and JSON.
   */
  maxOccurs?: number;
  values?: InterfaceColumnValues;
}
export interface InterfaceValue {
  from: string;
  to: string;
}
export interface InterfaceStep {
  id: FieldId;
  do: InterfaceStepDo;
  entity: Id;
  if?: Expression;
  by?: InterfaceMatch;
  values?: InterfaceValues;
  event?: Id;
  /**
   * write with `by`: update when absent.
   */
  existing?: 'update' | 'keep' | 'refuse';
  /**
   * find and move: refuse when absent, `leave` goes on without it. write: create when absent.
   */
  missing?: 'create' | 'leave' | 'refuse';
}
/**
 * By field name a value, or {"formula": "…"} over the columns. With write and without it a record is always created.
 */
export interface InterfaceMatch {}
/**
 * By field name a value, or {"formula": "…"} over the columns; with move what the event asks for.
 */
export interface InterfaceValues {}
export interface InterfacePickUp {
  connection?: Id;
  mail?: InterfaceMail;
  folder?: InterfaceFolder;
  /**
   * A name with * and ?, e.g. orders-*.csv; with HTTPS one name.
   */
  files: string;
  /**
   * For how long a file must have stayed the same; 30 when absent. 0 where the other side writes under another name and then renames.
   */
  settleSeconds?: number;
  archive?: InterfaceFolder;
  /**
   * Larger files are not taken; 200 when absent.
   */
  mostMb?: number;
  /**
   * As soon as one of these interfaces, or variants of interfaces, has taken a delivery.
   *
   * @minItems 1
   */
  after?: [Id, ...Id[]];
  schedule?: InterfaceSchedule;
}
/**
 * In place of a connection: attachments of mails that come into a mailbox of a team, each of them one delivery.
 */
export interface InterfaceMail {
  /**
   * Address of a mailbox that belongs to a team.
   */
  mailbox: string;
  /**
   * Addresses, or whole domains like @grid.example. What comes from others is left alone.
   *
   * @minItems 1
   * @maxItems 200
   */
  senders: [string, ...string[]];
  /**
   * All of them must be there, in any case of letters.
   */
  subject?: string;
}
export interface InterfaceSchedule {
  /**
   * A cron expression of five fields.
   */
  cron: string;
  /**
   * IANA name; Europe/Berlin when absent. What falls into the hour that is missing when clocks go forward is due when it has passed; what falls into the doubled one comes once.
   */
  timeZone?: string;
}
export interface InterfaceExample {
  id: Id;
  row: InterfaceRow;
  expected: InterfaceExpected;
}
export interface InterfaceRow {
  [k: string]: string;
}
export interface InterfaceExpected {
  steps?: InterfaceExpectedSteps;
  /**
   * @minItems 1
   */
  refused?: [FieldId, ...FieldId[]];
  leftOut?: true;
}
/**
 * By step the values that are written, or by which is looked; all of them.
 */
export interface InterfaceExpectedSteps {
  [k: string]: {
    [k: string]: unknown;
  };
}
/**
 * What is different with one partner from a standard interface; all else follows it, also when it changes.
 */
export interface InterfaceVariantDefinition {
  $schema?: string;
  kind: 'interface-variant';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  basedOn: Id;
  /**
   * In place of the roles of the interface.
   *
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  format?: InterfaceFormat;
  language?: 'de' | 'en';
  /**
   * By column of the interface what is different with this partner.
   *
   * @maxItems 300
   */
  columns?: InterfaceColumnChange[];
  /**
   * What only this partner delivers.
   *
   * @maxItems 100
   */
  moreColumns?: InterfaceColumn[];
  only?: Expression;
  key?: Expression;
  unknownColumns?: InterfaceUnknownColumns;
  /**
   * By step of the interface single fields that are worked out otherwise with this partner.
   *
   * @maxItems 30
   */
  steps?: InterfaceStepChange[];
  pickUp?: InterfacePickUp;
  expected?: InterfaceSchedule;
  /**
   * Worked out at every check: when something else comes out, nothing is published.
   *
   * @minItems 1
   * @maxItems 50
   */
  examples?: [InterfaceExample, ...InterfaceExample[]];
}
export interface InterfaceColumnChange {
  id: FieldId;
  from?: string;
  type?: InterfaceColumnType;
  /**
   * As with the interface when absent.
   */
  required?: boolean;
  /**
   * Holds for every row; the file need not have the column then.
   */
  fixed?: string;
  /**
   * # stands for a digit, @ for a letter, ? for a character, * for any number of them.
   */
  pattern?: string;
  /**
   * So many times within a row, with XML and JSON.
   */
  minOccurs?: number;
  /**
   * So many times within a row, with XML and JSON.
   */
  maxOccurs?: number;
  values?: InterfaceColumnValues;
}
export interface InterfaceStepChange {
  id: FieldId;
  if?: Expression;
  by?: InterfaceMatchChange;
  values?: InterfaceValuesChange;
}
/**
 * Single fields; the others stay.
 */
export interface InterfaceMatchChange {}
/**
 * Single fields; the others stay.
 */
export interface InterfaceValuesChange {}
/**
 * One kind of journal entry with its own entry form. Entries are records of one entity; the journal says which of its fields this kind uses.
 */
export interface JournalDefinition {
  $schema?: string;
  kind: 'journal';
  id: Id;
  name: Id;
  label: Label;
  icon: Icon;
  color: Color;
  entity: Id;
  typeField: FieldId;
  /**
   * The entry form in order. A field of the entity that only other journals name must be empty in entries of this kind.
   *
   * @minItems 1
   */
  fields: [JournalField, ...JournalField[]];
}
export interface JournalField {
  field: FieldId;
  required?: boolean;
  span?: number;
}
/**
 * What the pages of a letter look like: paper, margins, address field, head, logo and foot.
 */
export interface LayoutDefinition {
  $schema?: string;
  kind: 'layout';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  page: LayoutPage;
  landscape?: boolean;
  margins: LayoutMargins;
  addressField?: LayoutAddressField;
  /**
   * On the first page, where the form of the address field wants them.
   */
  foldMarks?: boolean;
  sender?: LetterText;
  logo?: LayoutLogo;
  /**
   * Head and edges, measured from the upper left corner of the paper.
   *
   * @maxItems 20
   */
  boxes?:
    | []
    | [LayoutBox]
    | [LayoutBox, LayoutBox]
    | [LayoutBox, LayoutBox, LayoutBox]
    | [LayoutBox, LayoutBox, LayoutBox, LayoutBox]
    | [LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox]
    | [LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox]
    | [LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox]
    | [LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox, LayoutBox]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ]
    | [
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox,
        LayoutBox
      ];
  footer?: LayoutFooter;
  pageNumber?: LetterText;
  font?: LayoutFont;
  /**
   * 10.5 when absent.
   */
  fontSize?: number;
  /**
   * As #rrggbb. Black when absent.
   */
  accent?: string;
}
/**
 * Of every page; on the first one the text begins below the address field.
 */
export interface LayoutMargins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}
/**
 * HTML of a letter with variables in braces: {{lead.lastName}}, {{#if …}}, {{#each …}}, {{block "greeting"}}. German is what is printed when there is no other.
 */
export interface LetterText {
  de: string;
  en?: string;
}
export interface LayoutLogo {
  image: Image;
  x: number;
  y: number;
  width: number;
  pages?: LayoutPages;
}
export interface LayoutBox {
  id: Id;
  x: number;
  y: number;
  width: number;
  pages?: LayoutPages1;
  body: LetterText;
}
/**
 * At the bottom of every page.
 */
export interface LayoutFooter {
  line?: boolean;
  /**
   * @minItems 1
   * @maxItems 6
   */
  columns:
    | [LayoutColumn]
    | [LayoutColumn, LayoutColumn]
    | [LayoutColumn, LayoutColumn, LayoutColumn]
    | [LayoutColumn, LayoutColumn, LayoutColumn, LayoutColumn]
    | [LayoutColumn, LayoutColumn, LayoutColumn, LayoutColumn, LayoutColumn]
    | [LayoutColumn, LayoutColumn, LayoutColumn, LayoutColumn, LayoutColumn, LayoutColumn];
}
export interface LayoutColumn {
  id: Id;
  /**
   * 1 when absent.
   */
  share?: number;
  body: LetterText;
}
/**
 * How a number range makes its numbers.
 */
export interface NumberingDefinition {
  $schema?: string;
  kind: 'numbering';
  id: Id;
  name: Id;
  label: Label;
  /**
   * Text with {YYYY}, {YY}, {MM} and exactly one {000…}, whose zeros are the least digits.
   */
  pattern: string;
  /**
   * First number; 1 when absent.
   */
  start?: number;
  /**
   * When counting begins again; never when absent.
   */
  reset?: 'never' | 'year' | 'month';
  /**
   * true: without gaps (creations wait for each other); false: without doubles only, faster.
   */
  gapless: boolean;
}
/**
 * Values to choose from, shared by several fields.
 */
export interface OptionSetDefinition {
  $schema?: string;
  kind: 'option-set';
  id: Id;
  name: Id;
  label: Label;
  /**
   * @minItems 1
   */
  options: [Option, ...Option[]];
}
/**
 * Which records another system is told of, as rows of files. What has been sent with a key is never sent again.
 */
export interface OutgoingDefinition {
  $schema?: string;
  kind: 'outgoing';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  /**
   * Rights with which it reads.
   *
   * @minItems 1
   */
  roles: [Id, ...Id[]];
  entity: Id;
  filter?: Filter;
  only?: Expression;
  key?: Expression;
  /**
   * Records to which the record refers, or that refer to it. Columns name them in `of`.
   *
   * @maxItems 30
   */
  related?: OutgoingRelated[];
  /**
   * @minItems 1
   * @maxItems 200
   */
  columns: [OutgoingColumn, ...OutgoingColumn[]];
  format: OutgoingFormat;
  send: OutgoingSend;
  /**
   * Worked out at every check: when something else comes out, nothing is published.
   *
   * @minItems 1
   * @maxItems 50
   */
  examples?: [OutgoingExample, ...OutgoingExample[]];
}
export interface OutgoingRelated {
  id: FieldId;
  of?: FieldId;
  field?: FieldId;
  entity?: Id;
  via?: FieldId;
}
export interface OutgoingColumn {
  id: FieldId;
  of?: FieldId;
  /**
   * The id when absent. With JSON a path as well (adresse/ort); `*` mixes an object in under the others. Of records that refer here the first part is their list (registers/code).
   */
  name?: string;
  formula: Expression;
}
export interface OutgoingFormat {
  type: OutgoingFormatType;
  /**
   * A semicolon when absent.
   */
  delimiter?: ';' | ',' | '\t' | '|';
  /**
   * rows when absent.
   */
  root?: string;
  /**
   * row when absent.
   */
  element?: string;
}
export interface OutgoingSend {
  connection: Id;
  folder?: InterfaceFolder;
  /**
   * {number} stands for the number of the package, {date} for the day. With HTTPS a name here only.
   */
  file: string;
  schedule?: InterfaceSchedule;
  /**
   * What of a record sets it off, one message for each event. step: a workflow or an automation calls exchange.tell. What else holds is said by `filter` and `only`.
   *
   * @minItems 1
   */
  on?: [OutgoingEvent, ...OutgoingEvent[]];
  /**
   * For so long after the first event more are waited for, which then go together; without it each goes by itself, at once.
   */
  collectMinutes?: number;
  /**
   * As soon as one of these interfaces, or variants of interfaces, has taken a delivery.
   *
   * @minItems 1
   */
  after?: [Id, ...Id[]];
}
export interface OutgoingExample {
  id: Id;
  record: OutgoingRecord;
  related?: OutgoingRelatedRecords;
  expected: OutgoingExpected;
}
/**
 * By field name what the record says.
 */
export interface OutgoingRecord {
  [k: string]: unknown;
}
/**
 * By id of a related record what it says; of several a list.
 */
export interface OutgoingRelatedRecords {
  [k: string]: {} | unknown[];
}
export interface OutgoingExpected {
  row?: OutgoingRow;
  leftOut?: true;
}
/**
 * By column what stands in the file; all of them that say something. Of records that refer here a list.
 */
export interface OutgoingRow {
  [k: string]: unknown;
}
/**
 * Several pages of text, figures, charts and lists, on a screen, as PDF and by mail. Counted is only what its reader may read.
 */
export interface ReportDefinition {
  $schema?: string;
  kind: 'report';
  id: Id;
  name: Id;
  label: Label;
  icon?: Icon;
  /**
   * For everybody when absent. What somebody sees is always limited by his rights.
   *
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  period?: DashboardPeriod;
  filters?: DashboardFilters;
  cover?: Label;
  /**
   * @minItems 1
   * @maxItems 30
   */
  sections: [ReportSection, ...ReportSection[]];
}
export interface ReportSection {
  id: Id;
  label: Label;
  text?: Label;
  newPage?: boolean;
  dashboard?: Id;
  /**
   * Ids of tiles of the dashboard; all when absent.
   *
   * @minItems 1
   * @maxItems 40
   */
  only?: [Id, ...Id[]];
  /**
   * @minItems 1
   * @maxItems 40
   */
  tiles?: [DashboardTile, ...DashboardTile[]];
  view?: Id;
  /**
   * Of the list; 100 when absent.
   */
  most?: number;
}
/**
 * What its holders may do. Rights of several roles add up. Nothing is allowed that no role grants.
 */
export interface RoleDefinition {
  $schema?: string;
  kind: 'role';
  id: Id;
  name: Id;
  label: Label;
  /**
   * Rights beyond records. `metadata.edit`: work on drafts of definitions; whoever may publish may do that, too.
   */
  permissions?: (
    | 'metadata.read'
    | 'metadata.edit'
    | 'metadata.publish'
    | 'users.manage'
    | 'tokens.manage'
    | 'jobs.manage'
    | 'views.share'
    | 'dashboards.build'
    | 'dashboards.link'
    | 'dashboards.mail'
    | 'webhooks.manage'
    | 'privacy.report'
    | 'privacy.erase'
    | 'privacy.log'
    | 'privacy.restricted'
  )[];
  /**
   * Actions of modules that its holders may call, e.g. geodata.geocode. They work with the caller's own rights.
   *
   * @minItems 1
   */
  callableActions?: [string, ...string[]];
  grants: RoleGrant[];
}
export interface RoleGrant {
  /**
   * * is every entity but user and team, which must be named.
   */
  entity: Id | '*';
  /**
   * @minItems 1
   */
  actions: [EntityAction, ...EntityAction[]];
  rows?: RowRule;
  /**
   * Neither read nor written, filtered or sorted by.
   *
   * @minItems 1
   */
  hiddenFields?: [FieldId, ...FieldId[]];
  /**
   * @minItems 1
   */
  readOnlyFields?: [FieldId, ...FieldId[]];
  veil?: Veil;
  /**
   * Which events; every one when absent.
   *
   * @minItems 1
   */
  transitions?: [Id, ...Id[]];
}
/**
 * Of records that come under a condition only some fields are seen, and they cannot be changed. Another grant that shows them whole counts all the same.
 */
export interface Veil {
  when: Filter;
  /**
   * All others are blank, those that come later too.
   */
  shownFields: FieldId[];
  title: Label;
}
/**
 * What must work, as a play: given records, what people do and what time brings, and what is to be seen then. It is played in a sandbox with a clock of its own; nothing of it stays.
 */
export interface ScenarioDefinition {
  $schema?: string;
  kind: 'scenario';
  id: Id;
  name: Id;
  label: Label;
  /**
   * The day on which it begins, at nine in the morning. Absent: the day on which it is played. One that comes after another begins where that has ended.
   */
  today?: string;
  after?: Id;
  people?: ScenarioPeople;
  given?: ScenarioSteps;
  when: ScenarioSteps;
  then?: ScenarioSteps;
}
/**
 * Who takes part, where a role alone does not say it.
 */
export interface ScenarioPeople {
  [k: string]: ScenarioPerson;
}
export interface ScenarioPerson {
  /**
   * @minItems 1
   * @maxItems 20
   */
  roles:
    | [Id]
    | [Id, Id]
    | [Id, Id, Id]
    | [Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id]
    | [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id, Id];
  team?: Id;
}
export interface ScenarioStep {
  label?: Label;
  as?: Id;
  do: ScenarioDo;
  entity?: Id;
  /**
   * The record, by the name under which a step before has saved it.
   */
  id?: string;
  /**
   * Name under which later steps find the new record.
   */
  save?: string;
  values?: ScenarioValues;
  event?: Id;
  input?: ScenarioValues;
  output?: ScenarioValues;
  /**
   * Of `finish`: it is refused, for this reason; the process goes by `onError`.
   */
  refusal?: string;
  /**
   * Of `cancel` and `compensate`: why.
   */
  reason?: string;
  workflow?: Id;
  /**
   * Of `finish`: what a process wants of a module about the record, `documents.make`. Where there is no such module, somebody does it by hand; where there is one, it has been done. Of `effects`: only those of this action.
   */
  action?: string;
  filter?: ScenarioValues;
  /**
   * How much passes (`P14D`, `PT2H`), until which date, or `next-deadline`. Days go on at the same time of the day.
   */
  time?: string;
  /**
   * What follows from this step has not been done yet when the next one comes, as when the workers are behind.
   */
  pending?: true;
  expect?: ScenarioExpectation;
}
export interface ScenarioValues {
  [k: string]: unknown;
}
export interface ScenarioExpectation {
  /**
   * As over HTTP. Absent: it is done.
   */
  status?: number;
  /**
   * Code of the refusal, e.g. `workflow.guard`.
   */
  code?: string;
  /**
   * Names of fields that the refusal must point at.
   *
   * @minItems 1
   * @maxItems 100
   */
  issues?: [string, ...string[]];
  values?: ScenarioValues;
  /**
   * Fields that must not be seen.
   *
   * @minItems 1
   * @maxItems 100
   */
  absent?: [string, ...string[]];
  /**
   * How many records a list has in all, or how many effects there are.
   */
  count?: number;
  /**
   * Of `effects`: each of these must be there; one effect counts for one of them.
   *
   * @minItems 1
   * @maxItems 50
   */
  items?: [ScenarioEffect, ...ScenarioEffect[]];
  /**
   * Of the process; `none`: there is no such process.
   */
  state?: 'running' | 'stopped' | 'done' | 'cancelled' | 'none';
  /**
   * States in which the process must be, with dots for states below: `open.review`.
   *
   * @minItems 1
   * @maxItems 50
   */
  in?: [string, ...string[]];
  /**
   * Events that the person can send now: to the process, or on `read` to the record.
   *
   * @minItems 1
   * @maxItems 50
   */
  possible?: [Id, ...Id[]];
  /**
   * Events that the person cannot send now.
   *
   * @minItems 1
   * @maxItems 50
   */
  impossible?: [Id, ...Id[]];
}
export interface ScenarioEffect {
  /**
   * Action of a module, `documents.make`.
   */
  action?: string;
  input?: ScenarioValues;
  output?: ScenarioValues;
  state?: ScenarioEffectState;
}
/**
 * A letter about a record: subject, address and text on a letterhead.
 */
export interface TemplateDefinition {
  $schema?: string;
  kind: 'template';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  entity: Id;
  layout: Id;
  /**
   * The value under which the letter is filed.
   */
  documentKind?: string;
  /**
   * Fields, `lead.address`, that must be filled in.
   *
   * @maxItems 30
   */
  required?: string[];
  /**
   * Field, `lead.address.postalCode`, by which the letters of a run are sorted.
   */
  printOrder?: string;
  subject: LetterText;
  address?: LetterText;
  information?: LetterText;
  body: LetterText;
  fileName?: LetterText;
  /**
   * PDF files that are filed, printed and sent with the letter; left out where the record has none.
   *
   * @maxItems 10
   */
  attachments?:
    | []
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ]
    | [
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        },
        {
          id: Id;
          /**
           * Field with one file: `product.terms`.
           */
          file: string;
        }
      ];
  /**
   * The same letter as an e-mail, with logo, colour and foot of the letterhead.
   */
  mail?: {
    /**
     * Field with the address: `lead.email`.
     */
    to: string;
    subject: LetterText;
    body: LetterText;
    /**
     * Whether the letter goes along as a PDF.
     */
    withLetter?: boolean;
  };
}
/**
 * A text that stands in several letters: {{block "id"}}.
 */
export interface TextBlockDefinition {
  $schema?: string;
  kind: 'text-block';
  id: Id;
  name: Id;
  label: Label;
  help?: Label;
  entity?: Id;
  status: TextBlockStatus;
  /**
   * Before this day it is left out of letters.
   */
  validFrom?: string;
  /**
   * After this day it is left out of letters.
   */
  validTo?: string;
  body: LetterText;
}
/**
 * A list, kanban board or calendar over one entity's records.
 */
export interface ViewDefinition {
  $schema?: string;
  kind: 'view';
  id: Id;
  name: Id;
  label: Label;
  entity: Id;
  type: 'list' | 'kanban' | 'calendar';
  /**
   * Opened first for the entity.
   */
  default?: boolean;
  /**
   * list: columns; kanban and calendar: what a card shows.
   *
   * @minItems 1
   */
  columns?: [FieldId, ...FieldId[]];
  filter?: Filter;
  /**
   * Field names; - for descending.
   */
  sort?: string[];
  group?: FieldId;
  /**
   * list: number fields whose sums are shown, of all records and of each group.
   *
   * @minItems 1
   */
  sums?: [FieldId, ...FieldId[]];
  start?: FieldId;
  end?: FieldId;
}
/**
 * A process about one record: an XState v5 machine as data, with conditions as formulas over the record. Where it stands is kept in the database; a running one keeps the definition that it began with.
 */
export interface WorkflowDefinition {
  $schema?: string;
  kind: 'workflow';
  id: Id;
  name: Id;
  label: Label;
  entity: Id;
  /**
   * Rights with which its actions work, whoever or whatever has sent the event.
   *
   * @minItems 1
   */
  roles: [Id, ...Id[]];
  /**
   * What begins it. A record has one running instance of a workflow at most.
   *
   * @minItems 1
   */
  starts: [WorkflowStart, ...WorkflowStart[]];
  /**
   * Processes of the same record with which it cannot be under way.
   *
   * @minItems 1
   */
  conflicts?: [WorkflowConflict, ...WorkflowConflict[]];
  delays?: WorkflowDelays;
  machine: WorkflowState;
}
export interface WorkflowStart {
  on: WorkflowStartOn;
  event?: Id;
  if?: Expression;
  /**
   * person: who may; everybody who may change the record when absent.
   *
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  cron?: Cron;
  filter?: Filter;
}
export interface WorkflowConflict {
  workflow: Id;
  outcome: WorkflowConflictOutcome;
}
/**
 * By name, for `after`.
 */
export interface WorkflowDelays {
  [k: string]: WorkflowDelay;
}
export interface WorkflowDelay {
  /**
   * Less than nothing: before `from`.
   */
  count?: number;
  unit?: WorkflowDelayUnit;
  from?: FieldId;
  /**
   * Whose holidays are no working days: `DE` those of all Germany, `DE-NW` those of a state, `market` those of any state, and 24 and 31 December (the working days of GPKE and GeLi Gas). `DE` when absent.
   */
  region?: string;
  table?: WorkflowDeadlineTable;
}
/**
 * Count and unit stand in a record: deadlines that law and market rules change are data.
 */
export interface WorkflowDeadlineTable {
  entity: Id;
  where: WorkflowDeadlineKey;
  count: FieldId;
  unit: FieldId;
  validFrom?: FieldId;
}
/**
 * By field name: the value that finds the record, or {"formula": "…"} over the record of the process.
 */
export interface WorkflowDeadlineKey {}
export interface WorkflowState {
  type?: WorkflowStateType;
  history?: WorkflowHistory;
  /**
   * Of a history state: where to when there is no history yet.
   */
  target?: string;
  initial?: Id;
  states?: WorkflowStates;
  on?: WorkflowEvents;
  always?: WorkflowTransitions;
  after?: WorkflowAfter;
  onDone?: WorkflowTransitions;
  /**
   * Begun on entering; its answer is not waited for when the state has been left.
   *
   * @minItems 1
   */
  invoke?: [WorkflowInvoke, ...WorkflowInvoke[]];
  /**
   * @minItems 1
   */
  entry?: [WorkflowAction, ...WorkflowAction[]];
  /**
   * @minItems 1
   */
  exit?: [WorkflowAction, ...WorkflowAction[]];
  meta?: WorkflowStateMeta;
}
export interface WorkflowStates {
  [k: string]: WorkflowState;
}
/**
 * By event. Events of people are named in lower kebab; record.updated and record.moved come when the record has changed.
 */
export interface WorkflowEvents {
  [k: string]: WorkflowTransitions;
}
export interface WorkflowTransition {
  /**
   * As in XState: a sibling by name, `.child`, or `#id` with dots for states below. Absent: actions only.
   */
  target?: string;
  guard?: Expression;
  /**
   * @minItems 1
   */
  actions?: [WorkflowAction, ...WorkflowAction[]];
  reenter?: boolean;
  meta?: WorkflowTransitionMeta;
}
export interface WorkflowTransitionMeta {
  label: Label;
  color?: Color;
  reason?: Label;
  /**
   * So many different people must send it before it is taken.
   */
  approvals?: number;
  /**
   * Nobody may send it who has begun the process or brought it where it stands.
   */
  fourEyes?: boolean;
  /**
   * Fields of the record that the event asks for and sets, in the name and with the rights of who sends it.
   *
   * @minItems 1
   */
  input?: [WorkflowInput, ...WorkflowInput[]];
}
export interface WorkflowInput {
  field: FieldId;
  required?: boolean;
}
/**
 * By delay of the workflow.
 */
export interface WorkflowAfter {
  [k: string]: WorkflowTransitions;
}
export interface WorkflowInvoke {
  id: Id;
  /**
   * With a dot an action of a module, `documents.make`; without one another workflow about the same record.
   */
  src: string;
  text?: Label;
  input?: WorkflowInvokeInput;
  onDone?: WorkflowTransitions;
  onError?: WorkflowTransitions;
}
/**
 * Of an action: by key a value, or {"formula": "…"} over the record.
 */
export interface WorkflowInvokeInput {}
export interface WorkflowStateMeta {
  label: Label;
  color?: Color;
  /**
   * Who may send the events of this state; everybody who may change the record when absent. Of several states that take an event all must let it pass.
   *
   * @minItems 1
   */
  roles?: [Id, ...Id[]];
  /**
   * What undoes what this state has done, for those who cancel the process with compensation: done for every state that was entered, the last one first.
   *
   * @minItems 1
   */
  compensate?: [WorkflowAction, ...WorkflowAction[]];
  team?: FieldId;
  task?: WorkflowTask;
}
/**
 * What a person has to do here. It stands in the inbox of whoever may send the events of the state.
 */
export interface WorkflowTask {
  label: Label;
  user?: FieldId;
  due?: Id;
  escalation?: WorkflowEscalation;
}
export interface WorkflowEscalation {
  after: Id;
  /**
   * Who is told then, and has it in the inbox too.
   *
   * @minItems 1
   */
  roles: [Id, ...Id[]];
}
