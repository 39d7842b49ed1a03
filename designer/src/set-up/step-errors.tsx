import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Alert, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { documentOf, headOf } from '../draft/definition-head.ts';
import { placeWords } from '../draft/place-words.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { useSetUp } from './set-up-context.tsx';
import type { Step } from './steps.ts';

/** What the check finds wrong with the answers of one step. */
export function StepErrors({ step }: { readonly step: Step }) {
  const t = useSetUpTexts();
  const label = useLabel();
  const { documents, errors } = useSetUp();
  const issues = errors.get(step);
  if (!issues) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle size={18} aria-hidden />} title={t.toPutRight} mb="md" role="alert">
      <List size="sm">
        {issues.map(({ file = '', path, message }) => {
          const document = documentOf(documents, file);
          const head = headOf(document);
          const where = [label(head.label) || head.id, placeWords(document, path, label)].filter(Boolean).join(' › ');
          return (
            <List.Item key={`${file} ${path} ${message}`}>
              {where}: {message}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
