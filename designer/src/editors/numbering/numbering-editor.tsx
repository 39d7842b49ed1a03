import type { NumberingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { Title } from '@mantine/core';
import { useNumberTexts } from '../../i18n/number-texts.ts';
import { NumberExamples } from '../../numbering/number-examples.tsx';
import type { KindEditorProps } from '../kind-editor-props.ts';
import './numbering.css';

/** What comes of the pattern while it is typed into the form below. */
export function NumberingEditor({ document }: KindEditorProps) {
  const t = useNumberTexts();
  const { id, pattern, start, reset } = document as Partial<NumberingDefinition>;
  const numbering = {
    id: String(id),
    pattern: String(pattern ?? ''),
    ...(typeof start === 'number' && { start }),
    ...(reset !== undefined && { reset }),
  } as NumberingDefinition;
  return (
    <section className="ld-numbers" aria-label={t.examples}>
      <Title order={3} size="h5">
        {t.examples}
      </Title>
      <NumberExamples numbering={numbering} />
    </section>
  );
}
