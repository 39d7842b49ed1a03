import type { Issue } from '@leitwerk/metadata/issue';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { mayBePostedTo } from '../outbound/post-outside.ts';
import { filterToSql } from '../query/filter-to-sql.ts';
import { issuesOf, Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';
import type { GivenWebhook } from './store-webhooks.ts';
import type { WebhookTopic } from './webhook.ts';

/**
 * Refuses (422) what could not work: an address that may not be sent to, roles or entities that are not there, filters and fields that
 * the roles may not read. A role that somebody does not hold may be named only by who may give it to himself anyway.
 */
export function checkWebhook(given: GivenWebhook, context: Context): void {
  const issues: Issue[] = [...addressIssues(given.address)];
  const { roles } = context.model.model;
  const mayGive = context.access.permissions.has('users.manage');
  given.roles.forEach((role, at) => {
    if (!Object.hasOwn(roles, role))
      issues.push({ path: `roles.${at}`, code: 'webhook.unknown-role', params: { role } });
    else if (!mayGive && !context.actor.roles.includes(role))
      issues.push({ path: `roles.${at}`, code: 'webhook.role', params: { role } });
  });
  const reader = actAsRoles(context, given.roles, 'webhook');
  const seen = new Set<string>();
  given.topics.forEach((topic, at) => {
    if (seen.has(topic.entity))
      issues.push({ path: `topics.${at}.entity`, code: 'webhook.twice', params: { entity: topic.entity } });
    seen.add(topic.entity);
    issues.push(...topicIssues(topic, `topics.${at}`, reader));
  });
  if (issues.length > 0) refuse(422, issues[0]?.code ?? '', { issues, params: issues[0]?.params ?? {} });
}

function addressIssues(address: string): readonly Issue[] {
  try {
    mayBePostedTo(address);
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return issuesOf(error.refusal).map((issue) => ({ ...issue, path: 'address' }));
  }
}

function topicIssues(topic: WebhookTopic, path: string, reader: Context): readonly Issue[] {
  const entity = entityOfId(reader.model, topic.entity);
  if (!entity) return [{ path: `${path}.entity`, code: 'webhook.unknown-entity', params: { entity: topic.entity } }];
  const { rows, readable } = reader.access.entity(entity.entity.name);
  if (rows.read === 'none')
    return [{ path: `${path}.entity`, code: 'webhook.unreadable', params: { entity: entity.entity.label } }];
  const issues: Issue[] = [];
  topic.fields?.forEach((field, at) => {
    if (!readable.has(field))
      issues.push({ path: `${path}.fields.${at}`, code: 'webhook.no-field', params: { field } });
  });
  topic.transitions?.forEach((event, at) => {
    if (!entity.machine?.events.has(event))
      issues.push({
        path: `${path}.transitions.${at}`,
        code: 'webhook.no-transition',
        params: { event, entity: entity.entity.label },
      });
  });
  if (topic.filter !== null)
    try {
      filterToSql(topic.filter, entity, 't', reader, 'reader');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      issues.push(...issuesOf(error.refusal).map((issue) => ({ ...issue, path: `${path}.filter` })));
    }
  return issues;
}

/** The entity of this id. */
export const entityOfId = ({ entities }: Pick<RuntimeModel, 'entities'>, id: string) =>
  [...entities.values()].find((one) => one.entity.id === id);
