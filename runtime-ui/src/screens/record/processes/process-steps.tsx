import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireProcess, WireProcessStep } from '@leitwerk/metadata/wire/workflow';
import { Stack, Text } from '@mantine/core';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { processTexts } from './process-texts.ts';

/** How a process came to where it stands, newest first. */
export function ProcessSteps({ process }: { readonly process: WireProcess }) {
  const t = useOwnTexts(processTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  return (
    <Stack component="ol" gap={4} className="lw-process-steps">
      {process.steps.map((step) => (
        <li key={step.step}>
          <Text size="xs">
            <b>{wordsOf(step, t, label)}</b>
            {step.states.length > 0 && ` → ${label(step.states.at(-1)?.label ?? { de: '', en: '' })}`}
            {step.actions.map(
              (one) =>
                ` · ${label(entities[one.entity]?.label ?? { de: one.entity, en: one.entity })} ${wordOf(one.type, t)}`,
            )}
          </Text>
          <Text size="xs" c="dimmed">
            {step.by.title ?? t.system}, {textFromInstant(step.at, language)}
          </Text>
        </li>
      ))}
    </Stack>
  );
}

type Texts = (typeof processTexts)['de' | 'en'];

/** What has moved it: an event of people by its name, the rest by its kind. */
function wordsOf({ event }: WireProcessStep, t: Texts, label: ReturnType<typeof useLabel>): string {
  if (event.label) return label(event.label);
  if (event.name === 'begin') return t.begun;
  return event.name.startsWith('record.') ? t.byRecord : t.byTime;
}

const wordOf = (type: string, t: Texts): string =>
  type === 'create' || type === 'update' || type === 'transition' ? t[type] : type;
