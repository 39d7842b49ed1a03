import { ADDED_UP, GROUPED_BY } from '../../aggregated.ts';
import type { CheckScope } from '../../check-scope.ts';
import {
  checkFilter,
  fieldOnPath,
  mustHaveField,
  ofKind,
  referred,
  referredField,
  SYSTEM_FIELD_IDS,
} from '../../check-scope.ts';
import type { DashboardDefinition, DashboardTile, EntityDefinition } from '../../generated/definitions.gen.ts';
import type { FieldModel } from '../../model.ts';
import { nodeBelow, nodeOfKind } from '../../schema-node.ts';

const TIMES: ReadonlySet<string> = new Set(['date', 'date-time', 'computed']);
const SYSTEM_TIMES: ReadonlySet<string> = new Set(['createdAt', 'updatedAt']);

/** What each way of showing cannot do without. */
const NEEDS: { readonly [T in DashboardTile['type']]: readonly (keyof DashboardTile)[] } = {
  figure: ['entity'],
  bars: ['entity', 'group'],
  line: ['entity', 'group', 'bucket'],
  ring: ['entity', 'group'],
  table: ['entity', 'group'],
  pivot: ['entity', 'group', 'split'],
  funnel: ['entity', 'group', 'stages'],
  list: ['view'],
};

export function checkDashboard(dashboard: DashboardDefinition, scope: CheckScope): void {
  for (const [index, role] of (dashboard.roles ?? []).entries()) referred('role', role, `roles.${index}`, scope);
  checkFilters(dashboard, scope);
  const seen = new Set<string>();
  for (const [index, tile] of dashboard.tiles.entries()) {
    const path = `tiles.${index}`;
    if (seen.has(tile.id))
      scope.report(`${path}.id`, 'definition.repeated', { kind: 'tile', id: tile.id, other: dashboard.id });
    seen.add(tile.id);
    if (tile.x + tile.width > 12) scope.report(`${path}.width`, 'definition.tile-outside');
    const other = dashboard.tiles.slice(0, index).find((one) => overlap(one, tile));
    if (other) scope.report(path, 'definition.tiles-overlap', { id: tile.id, other: other.id });
    checkTile(tile, path, scope);
    checkPeople(tile, dashboard.leastPeople, path, scope);
  }
  if (dashboard.leastPeople !== undefined && dashboard.tiles.every(({ people }) => people === undefined))
    scope.report('leastPeople', 'definition.missing', { type: 'leastPeople', key: 'people' });
}

/** People are protected only where it is said whose work is counted; what names them otherwise is refused on such a dashboard. */
function checkPeople(tile: DashboardTile, least: number | undefined, path: string, scope: CheckScope): void {
  const { people, entity: id, group, split } = tile;
  const entity = id === undefined ? undefined : scope.entities.get(id);
  if (!entity) return;
  const isPerson = (named: string | undefined): boolean => {
    const found = named === undefined ? undefined : fieldOnPath(entity, named, path, quiet(scope));
    return found !== undefined && (found.field ? found.field.type === 'user' : SYSTEM_GROUPS.has(found.id));
  };
  if (people !== undefined) {
    mustHaveField(entity, people, `${path}.people`, scope);
    if (!isPerson(people)) scope.report(`${path}.people`, 'definition.no-effect', { key: 'people', type: people });
    if (least === undefined)
      scope.report(`${path}.people`, 'definition.missing', { type: 'people', key: 'leastPeople' });
    if (split !== undefined) scope.report(`${path}.split`, 'definition.no-effect', { key: 'split', type: 'people' });
    return;
  }
  if (least !== undefined && [group, split].some(isPerson))
    scope.report(path, 'definition.missing', { type: 'leastPeople', key: 'people' });
}

const overlap = (one: DashboardTile, other: DashboardTile): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const dashboardNode = nodeOfKind('dashboard');
const tileNode = dashboardNode && nodeBelow(nodeBelow(dashboardNode, 'tiles'), 0);

function checkTile(tile: DashboardTile, path: string, scope: CheckScope): void {
  for (const key of NEEDS[tile.type])
    if (tile[key] === undefined) scope.report(path, 'definition.missing', { type: tile.type, key });
  // Which property belongs to which way of showing, the schema says.
  for (const key of Object.keys(tile)) {
    const types = tileNode && nodeBelow(tileNode, key).schema['x-when']?.['type'];
    if (types && !types.includes(tile.type))
      scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: tile.type });
  }
  if (tile.view !== undefined) referred('view', tile.view, `${path}.view`, scope);
  const entity = tile.entity === undefined ? undefined : referred('entity', tile.entity, `${path}.entity`, scope);
  if (!entity) return;
  if (tile.filter !== undefined) checkFilter(tile.filter, entity, `${path}.filter`, scope);
  checkMeasures(tile, entity, path, scope);
  checkGroup(tile, entity, path, scope);
  if (tile.time !== undefined && isNoTime(tile.time, entity, `${path}.time`, scope))
    scope.report(`${path}.time`, 'definition.no-time', { id: tile.time });
  if (tile.compare && tile.time === undefined)
    scope.report(`${path}.compare`, 'definition.missing', { type: 'compare', key: 'time' });
}

const STAYS: ReadonlySet<string> = new Set(['stay', 'stayMedian', 'stayMost']);

function checkMeasures(tile: DashboardTile, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const measures = tile.measures ?? [];
  if (measures.length > 1 && tile.type !== 'table')
    scope.report(`${path}.measures.1`, 'definition.no-effect', { key: 'measures', type: tile.type });
  for (const [index, { of, field: id }] of measures.entries()) {
    const at = `${path}.measures.${index}`;
    if (STAYS.has(of) && !tile.stays) scope.report(`${at}.of`, 'definition.missing', { type: of, key: 'stays' });
    if (of === 'count' || STAYS.has(of)) {
      if (id !== undefined) scope.report(`${at}.field`, 'definition.no-effect', { key: 'field', type: of });
      continue;
    }
    if (id === undefined) {
      scope.report(at, 'definition.missing', { type: of, key: 'field' });
      continue;
    }
    const field = referredField(entity, id, `${at}.field`, scope);
    if (field && !ADDED_UP.has(field.type) && field.type !== 'computed')
      scope.report(`${at}.field`, 'definition.no-effect', { key: of, type: field.type });
  }
}

function checkGroup(tile: DashboardTile, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const { group, bucket, split, splitBucket, inOrder } = tile;
  if (group !== undefined) checkGrouping(group, bucket, entity, `${path}.group`, scope);
  // Parts have colours of their own.
  if (split !== undefined && tile.color !== undefined)
    scope.report(`${path}.color`, 'definition.no-effect', { key: 'color', type: 'split' });
  if (split !== undefined) checkGrouping(split, splitBucket, entity, `${path}.split`, scope);
  else if (splitBucket !== undefined)
    scope.report(`${path}.splitBucket`, 'definition.missing', { type: 'splitBucket', key: 'split' });
  const grouped =
    group === undefined || bucket !== undefined ? undefined : fieldOnPath(entity, group, path, quiet(scope));
  if (inOrder && (bucket !== undefined || (grouped && grouped.field?.type !== 'option')))
    scope.report(`${path}.inOrder`, 'definition.no-effect', {
      key: 'inOrder',
      type: bucket ?? grouped?.field?.type ?? '',
    });
  if (tile.stays) checkStays(tile, entity, grouped?.field, path, scope);
  if (tile.type === 'funnel' && grouped) checkStages(tile, grouped.entity, grouped.field, path, scope);
}

/** What a record was before is known of its own option fields; of whom it was, and what else it said then, is not asked. */
function checkStays(
  { group, people }: DashboardTile,
  entity: EntityDefinition,
  field: FieldModel | undefined,
  path: string,
  scope: CheckScope,
): void {
  const isOwn = entity.fields.some(({ id, type }) => id === group && type === 'option');
  if (!isOwn) scope.report(`${path}.group`, 'definition.no-effect', { key: 'stays', type: field?.type ?? group ?? '' });
  if (people !== undefined) scope.report(`${path}.people`, 'definition.no-effect', { key: 'people', type: 'stays' });
}

/** What is wrong with a path is said once. */
const quiet = (scope: CheckScope): CheckScope => ({ ...scope, report: () => undefined });

function checkGrouping(
  named: string,
  bucket: DashboardTile['bucket'],
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
): void {
  const found = fieldOnPath(entity, named, path, scope);
  if (!found) return;
  const type = found.field?.type;
  if (bucket !== undefined) {
    const isTime = type === undefined ? SYSTEM_TIMES.has(found.id) : TIMES.has(type);
    if (!isTime) scope.report(path, 'definition.no-time', { id: named });
  } else if (type === undefined ? !SYSTEM_GROUPS.has(found.id) : !GROUPED_BY.has(type))
    scope.report(path, 'definition.no-effect', { key: 'group', type: type ?? found.id });
}

/** By what every record says people can be told apart; by moments only with a unit of time. */
const SYSTEM_GROUPS: ReadonlySet<string> = new Set(['createdBy', 'updatedBy']);

function checkStages(
  { stages }: DashboardTile,
  entity: EntityDefinition,
  field: FieldModel | undefined,
  path: string,
  scope: CheckScope,
): void {
  if (field?.type !== 'option') {
    scope.report(`${path}.group`, 'definition.no-effect', { key: 'group', type: field?.type ?? '' });
    return;
  }
  const known = optionIds(field, entity, scope);
  for (const [index, stage] of (stages ?? []).entries())
    if (!known.has(stage)) scope.report(`${path}.stages.${index}`, 'definition.unknown-option', { id: stage });
}

/** The options of a field: its own, those of its set, or the states of its status. */
function optionIds(field: FieldModel, entity: EntityDefinition, scope: CheckScope): ReadonlySet<string> {
  const status = ofKind(scope, 'contract-status').find((one) => one.entity === entity.id && one.field === field.id);
  const set = ofKind(scope, 'option-set').find((one) => one.id === field.optionSet);
  return new Set([...(status?.states ?? []), ...(set?.options ?? []), ...(field.options ?? [])].map(({ id }) => id));
}

/** What readers choose for all of a dashboard or a report. */
export function checkFilters({ filters }: Pick<DashboardDefinition, 'filters'>, scope: CheckScope): void {
  const seen = new Set<string>();
  for (const [index, { id, fields }] of (filters ?? []).entries()) {
    if (seen.has(id))
      scope.report(`filters.${index}.id`, 'definition.repeated', { kind: 'filter', id, other: 'filters' });
    seen.add(id);
    for (const [at, one] of fields.entries()) {
      const path = `filters.${index}.fields.${at}`;
      const entity = referred('entity', one.entity, `${path}.entity`, scope);
      if (entity) checkGrouping(one.field, undefined, entity, `${path}.field`, scope);
    }
  }
}

/** Reports a field that is not there; false then. */
function isNoTime(id: string, entity: EntityDefinition, path: string, scope: CheckScope): boolean {
  if (SYSTEM_FIELD_IDS.has(id)) return !SYSTEM_TIMES.has(id);
  mustHaveField(entity, id, path, scope);
  const field = entity.fields.find((one) => one.id === id);
  return field !== undefined && !TIMES.has(field.type);
}
