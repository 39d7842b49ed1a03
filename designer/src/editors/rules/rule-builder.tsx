import type { Rule, RuleGroup } from '@leitwerk/metadata/condition-rule';
import { ruleFromText, textFromRule } from '@leitwerk/metadata/condition-rule';
import type { EffectiveModel, EntityModel } from '@leitwerk/runtime-ui/renderer';
import { ModelScope } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useRuleTexts } from '../../i18n/rule-texts.ts';
import './rule-builder.css';
import { RuleLine } from './rule-line.tsx';
import { finishedRule } from './written-rule.ts';

const NEW_LINE: Rule = { is: 'test', field: '', operator: 'filled' };

type Props = {
  readonly id: string;
  readonly text: string;
  readonly model: EffectiveModel;
  readonly entity: EntityModel;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
};

/** A condition in words; what is finished of it is written as JSONata at once. */
export function RuleBuilder({ id, text, model, entity, isReadOnly, onChange }: Props) {
  const [typed, setTyped] = useState<{ readonly rule: RuleGroup; readonly text: string } | null>(null);
  // Lines that nobody has finished yet stand here only; whatever comes from elsewhere goes before them.
  const read = ruleFromText(text) ?? { is: 'group', join: 'and', rules: [] };
  const rule = typed?.text === text ? typed.rule : read;
  const shown: RuleGroup = rule.rules.length === 0 && !isReadOnly ? { ...rule, rules: [NEW_LINE] } : rule;
  const change = (next: RuleGroup) => {
    const written = textFromRule(finishedRule(next));
    setTyped({ rule: next, text: written });
    if (written !== text) onChange(written);
  };
  return (
    <ModelScope model={model}>
      <Lines id={id} group={shown} entity={entity} isReadOnly={isReadOnly} onChange={change} />
    </ModelScope>
  );
}

function Lines({
  id,
  group,
  entity,
  isReadOnly,
  onChange,
  onRemove,
}: {
  readonly id: string;
  readonly group: RuleGroup;
  readonly entity: EntityModel;
  readonly isReadOnly: boolean;
  readonly onChange: (group: RuleGroup) => void;
  readonly onRemove?: () => void;
}) {
  const t = useRuleTexts();
  const put = (rules: readonly Rule[]) => onChange({ ...group, rules });
  const replace = (at: number, rule: Rule) => put(group.rules.map((one, index) => (index === at ? rule : one)));
  const remove = (at: number) => put(group.rules.filter((_, index) => index !== at));
  return (
    <div className="ld-rule-group" data-inner={onRemove !== undefined || undefined}>
      {group.rules.length > 1 && (
        <Group gap={6} justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={t.join}
            readOnly={isReadOnly}
            value={group.join}
            data={[
              { value: 'and', label: t.and },
              { value: 'or', label: t.or },
            ]}
            onChange={(join) => onChange({ ...group, join: join === 'or' ? 'or' : 'and' })}
          />
          {onRemove && !isReadOnly && (
            <ActionIcon size="sm" aria-label={t.removeGroup} title={t.removeGroup} onClick={onRemove}>
              <IconX size={13} />
            </ActionIcon>
          )}
        </Group>
      )}
      {group.rules.map((one, at) =>
        one.is === 'group' ? (
          <Lines
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names; each is shown as it is
            key={at}
            id={`${id}-${at}`}
            group={one}
            entity={entity}
            isReadOnly={isReadOnly}
            onChange={(next) => replace(at, next)}
            onRemove={() => remove(at)}
          />
        ) : (
          <RuleLine
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names; each is shown as it is
            key={at}
            id={`${id}-${at}`}
            entity={entity}
            test={one}
            isReadOnly={isReadOnly}
            onChange={(next) => replace(at, next)}
            onRemove={() => remove(at)}
          />
        ),
      )}
      {!isReadOnly && (
        <Group gap={4}>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() => put([...group.rules, NEW_LINE])}
          >
            {t.addLine}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() =>
              put([
                ...group.rules,
                { is: 'group', join: group.join === 'and' ? 'or' : 'and', rules: [NEW_LINE, NEW_LINE] },
              ])
            }
          >
            {t.addGroup}
          </Button>
        </Group>
      )}
    </div>
  );
}
