import type {
  AppDefinition,
  Definition,
  EntityDefinition,
  Field,
  FormDefinition,
  NavigationItem,
  Option,
  ScenarioDefinition,
  ScenarioStep,
  ViewDefinition,
  WorkflowAction,
  WorkflowDefinition,
} from './generated/definitions.gen.ts';
import { wholeInterfaces } from './interface/whole-interface.ts';
import { SCENARIO_PARTS } from './kinds/scenario/played-steps.ts';
import type { EntityModel, FieldModel, IncomingReference, Model } from './model.ts';

type OfKind<K extends Definition['kind']> = Extract<Definition, { kind: K }>;

const ofKind = <K extends Definition['kind']>(definitions: readonly Definition[], kind: K): OfKind<K>[] =>
  definitions.filter((one): one is OfKind<K> => one.kind === kind);

const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]));

/**
 * Links checked definitions into one model: ids of entities become names, options are looked up, incoming references
 * are listed. Expects definitions that `validateDocuments` found no error in; throws when a reference is broken.
 * @param systemEntities ids of the entities that the platform ships
 */
export function compileModel(
  definitions: readonly Definition[],
  systemEntities: ReadonlySet<string> = new Set(),
): Model {
  const entityDefinitions = ofKind(definitions, 'entity');
  const entityById = new Map(entityDefinitions.map((entity) => [entity.id, entity]));
  const optionSets = byId(ofKind(definitions, 'option-set'));
  const statuses = ofKind(definitions, 'contract-status');
  const journals = ofKind(definitions, 'journal');

  const entityName = (id: string): string => {
    const entity = entityById.get(id);
    if (!entity) throw new Error(`entity ${id} is not defined`);
    return entity.name;
  };

  const linkField = (owner: EntityDefinition, field: Field): FieldModel => {
    const { options: _options, columns, entity, name, ...rest } = field;
    const status = statuses.find((one) => one.entity === owner.id && one.field === field.id);
    const entries = journals.filter((one) => one.entity === owner.id && one.typeField === field.id);
    const options = optionsOf(field, status, entries, optionSets);
    const target = field.type === 'user' || field.type === 'team' ? field.type : entity && entityName(entity);
    return {
      ...rest,
      name: name ?? field.id,
      ...(options && { options }),
      ...(columns && { columns: columns.map((column) => linkField(owner, column)) }),
      ...(target && { entity: target }),
      ...(status && { status: status.id }),
      ...(entries.length > 0 && { journal: true }),
    };
  };

  const navigationWithNames = (item: NavigationItem): NavigationItem => {
    const { entity, children, ...rest } = item;
    return {
      ...rest,
      ...(entity && { entity: entityName(entity) }),
      ...(children && {
        children: children.map(navigationWithNames) as NonNullable<NavigationItem['children']>,
      }),
    };
  };

  const app = ofKind(definitions, 'app')[0];
  const entities: Record<string, EntityModel> = {};
  const incoming = incomingReferences(entityDefinitions);
  for (const definition of entityDefinitions) {
    const { $schema: _schema, kind: _kind, fields, unique, duplicates, rules, timeline, ...rest } = definition;
    entities[definition.name] = {
      ...rest,
      fields: fields.map((field) => linkField(definition, field)),
      unique: unique ?? [],
      duplicates: duplicates ?? [],
      rules: rules ?? [],
      ...(timeline && { timeline: timeline.map((one) => ({ ...one, entity: entityName(one.entity) })) }),
      incoming: incoming.get(definition.id) ?? [],
      system: systemEntities.has(definition.id),
    };
  }

  const withEntityName = <T extends { readonly entity: string }>(one: T): T => ({
    ...one,
    entity: entityName(one.entity),
  });
  return {
    entities,
    forms: ofKind(definitions, 'form').map((form) => formWithNames(withEntityName(form), entityName)),
    views: ofKind(definitions, 'view').map((view): ViewDefinition => withEntityName(view)),
    dashboards: ofKind(definitions, 'dashboard').map((one) => dashboardWithNames(one, entityName)),
    journals: journals.map(withEntityName),
    statuses: byId(statuses.map(withEntityName)),
    workflows: byId(ofKind(definitions, 'workflow').map((one) => workflowWithNames(one, entityName))),
    scenarios: byId(ofKind(definitions, 'scenario').map((one) => scenarioWithNames(one, entityName))),
    automations: ofKind(definitions, 'automation')
      .map((one) => actionsWithNames(withEntityName(one), entityName))
      .toSorted((one, other) => (one.order ?? 100) - (other.order ?? 100) || (one.id < other.id ? -1 : 1)),
    checklists: byId(ofKind(definitions, 'checklist').map((one) => checklistWithNames(one, entityName))),
    interfaces: byId(wholeInterfaces(definitions).map((one) => interfaceWithNames(one, entityName))),
    outgoing: byId(ofKind(definitions, 'outgoing').map((one) => outgoingWithNames(one, entityName))),
    dataCategories: ofKind(definitions, 'data-category')
      .map((one) => ({ ...one, entities: one.entities.map(withEntityName) as unknown as typeof one.entities }))
      .toSorted((one, other) => (one.order ?? 100) - (other.order ?? 100) || (one.id < other.id ? -1 : 1)),
    layouts: byId(ofKind(definitions, 'layout')),
    textBlocks: byId(
      ofKind(definitions, 'text-block').map((one) => (one.entity ? { ...one, entity: entityName(one.entity) } : one)),
    ),
    templates: byId(ofKind(definitions, 'template').map(withEntityName)),
    numberings: byId(ofKind(definitions, 'numbering')),
    optionSets,
    roles: byId(
      ofKind(definitions, 'role').map((role) => ({
        ...role,
        grants: role.grants.map((grant) => (grant.entity === '*' ? grant : withEntityName(grant))),
      })),
    ),
    app: app
      ? {
          ...app,
          navigation: app.navigation.map(navigationWithNames) as AppDefinition['navigation'],
        }
      : null,
  };
}

/** Tiles and filters name entities by their names, as everything that is asked of the server does. */
export function dashboardWithNames(
  { filters, ...dashboard }: OfKind<'dashboard'>,
  entityName: (id: string) => string,
): OfKind<'dashboard'> {
  const tiles = dashboard.tiles.map((tile) => (tile.entity ? { ...tile, entity: entityName(tile.entity) } : tile));
  return {
    ...dashboard,
    ...(filters && { filters: filtersWithNames(filters, entityName) }),
    tiles: tiles as unknown as typeof dashboard.tiles,
  };
}

export const filtersWithNames = (
  filters: NonNullable<OfKind<'dashboard'>['filters']>,
  entityName: (id: string) => string,
): typeof filters =>
  filters.map(({ fields, ...filter }) => ({
    ...filter,
    fields: fields.map((one) => ({ ...one, entity: entityName(one.entity) })),
  })) as unknown as typeof filters;

/** Steps name entities by their names, as everything that is done with records does. */
export function interfaceWithNames(one: OfKind<'interface'>, entityName: (id: string) => string): OfKind<'interface'> {
  const steps = one.steps.map((step) => ({ ...step, entity: entityName(step.entity) }));
  return { ...one, steps: steps as unknown as typeof one.steps };
}

export function outgoingWithNames(one: OfKind<'outgoing'>, entityName: (id: string) => string): OfKind<'outgoing'> {
  const related = one.related?.map((each) => (each.entity ? { ...each, entity: entityName(each.entity) } : each));
  return {
    ...one,
    entity: entityName(one.entity),
    ...(related && { related: related as unknown as NonNullable<typeof one.related> }),
  };
}

function checklistWithNames(checklist: OfKind<'checklist'>, entityName: (id: string) => string): OfKind<'checklist'> {
  const items = checklist.items.map((item) =>
    item.check?.entity ? { ...item, check: { ...item.check, entity: entityName(item.check.entity) } } : item,
  );
  return { ...checklist, items: items as unknown as typeof checklist.items };
}

function optionsOf(
  field: Field,
  status: OfKind<'contract-status'> | undefined,
  journals: readonly OfKind<'journal'>[],
  optionSets: Readonly<Record<string, OfKind<'option-set'>>>,
): readonly Option[] | undefined {
  if (status) {
    return status.states.map(({ id, label, color, icon }) => ({
      id,
      label,
      ...(color && { color }),
      ...(icon && { icon }),
    }));
  }
  if (journals.length > 0) {
    return journals.map(({ id, label, color, icon }) => ({ id, label, color, icon }));
  }
  return field.options ?? (field.optionSet ? optionSets[field.optionSet]?.options : undefined);
}

function incomingReferences(entities: readonly EntityDefinition[]): ReadonlyMap<string, IncomingReference[]> {
  const incoming = new Map<string, IncomingReference[]>();
  for (const entity of entities) {
    for (const field of entity.fields) {
      const target =
        field.type === 'user' || field.type === 'team'
          ? field.type
          : field.type === 'reference' || field.type === 'references'
            ? field.entity
            : undefined;
      if (!target) continue;
      const list = incoming.get(target) ?? [];
      list.push({ entity: entity.name, field: field.name ?? field.id });
      incoming.set(target, list);
    }
  }
  return incoming;
}

function formWithNames(form: FormDefinition, entityName: (id: string) => string): FormDefinition {
  return {
    ...form,
    tabs: form.tabs.map((tab) =>
      tab.related ? { ...tab, related: tab.related.map((one) => ({ ...one, entity: entityName(one.entity) })) } : tab,
    ) as FormDefinition['tabs'],
  };
}

function scenarioWithNames(scenario: ScenarioDefinition, entityName: (id: string) => string): ScenarioDefinition {
  const withName = (step: ScenarioStep): ScenarioStep =>
    step.entity === undefined ? step : { ...step, entity: entityName(step.entity) };
  const parts = SCENARIO_PARTS.flatMap((part) => (scenario[part] ? [[part, scenario[part].map(withName)]] : []));
  return { ...scenario, ...Object.fromEntries(parts) } as ScenarioDefinition;
}

/** Where an action names an entity it does so by name. */
function actionsWithNames<T>(given: T, entityName: (id: string) => string): T {
  const withNames = (_key: string, one: unknown): unknown => {
    const { type, params } = (one ?? {}) as Partial<WorkflowAction>;
    return type === 'create-record' && params?.entity !== undefined
      ? { type, params: { ...params, entity: entityName(params.entity) } }
      : one;
  };
  return JSON.parse(JSON.stringify(given), withNames) as T;
}

function workflowWithNames(workflow: WorkflowDefinition, entityName: (id: string) => string): WorkflowDefinition {
  const { delays } = workflow;
  return {
    ...workflow,
    entity: entityName(workflow.entity),
    ...(delays && {
      delays: Object.fromEntries(
        Object.entries(delays).map(([name, delay]) => [
          name,
          delay.table ? { ...delay, table: { ...delay.table, entity: entityName(delay.table.entity) } } : delay,
        ]),
      ),
    }),
    machine: actionsWithNames(workflow.machine, entityName),
  };
}
