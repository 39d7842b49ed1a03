import { Text } from '@mantine/core';
import { useLabel } from '../i18n/language.ts';
import type { RuleResult } from './field-states.ts';

/** Rules over several fields that the values break. */
export function BrokenRules({ rules, shown }: { readonly rules: RuleResult | null; readonly shown: boolean }) {
  const label = useLabel();
  if (!shown || !rules) return null;
  return rules.broken.map((message) => (
    <Text key={message.de} c="var(--mantine-color-error)" size="sm">
      {label(message)}
    </Text>
  ));
}
