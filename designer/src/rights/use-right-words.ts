import type { EntityAction } from '@leitwerk/metadata/generated/definitions.gen';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import type { Rows } from '../client/rights.ts';
import { headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { useOverviewTexts } from '../i18n/overview-texts.ts';

const LONGEST_RULE = 90;

/** What people call actions, rules and roles; the words stand in the schema of the kind. */
export function useRightWords() {
  const t = useOverviewTexts();
  const label = useLabel();
  const { documents } = useDraftEditing();
  const role = nodeOfKind('role');
  const grant = role && nodeBelow(nodeBelow(role, 'grants'), 0);
  const word = (node: SchemaNode | undefined, value: string): string =>
    label(node?.schema['x-values']?.[value]) || value;
  const ruleNode = grant && nodeBelow(grant, 'rows');
  const rule = (given: unknown): string => {
    if (typeof given === 'string')
      return label(ruleNode?.schema.anyOf?.find((one) => one['x-values'])?.['x-values']?.[given]) || given;
    const text = JSON.stringify(given);
    return t.filterRule(text.length > LONGEST_RULE ? `${text.slice(0, LONGEST_RULE)}…` : text);
  };
  return {
    actionWord: (action: EntityAction) => word(grant && nodeBelow(nodeBelow(grant, 'actions'), 0), action),
    permissionWord: (permission: string) => word(role && nodeBelow(nodeBelow(role, 'permissions'), 0), permission),
    rowWords: (rows: Rows): string =>
      rows === 'all' ? rule('all') : rows === 'none' ? t.notAllowed : rows.map(rule).join(' + '),
    roleName: (id: string): string =>
      label(
        documents.map(({ document }) => headOf(document)).find((one) => one.kind === 'role' && one.id === id)?.label,
      ) || id,
  };
}
