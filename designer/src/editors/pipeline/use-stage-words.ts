import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { useMemo } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { formatWords } from './format-words.ts';
import type { StageWords } from './stage-words.ts';

export function useStageWords(): StageWords {
  const t = usePipelineTexts();
  const formats = useInterfaceTexts();
  const label = useLabel();
  const { model } = useDraftEditing();
  return useMemo(
    () => ({
      t,
      formatOf: (format) => formatWords(format, formats),
      entityOf: (id) => label(entityWithId(model, id)?.label) || id,
    }),
    [t, formats, label, model],
  );
}
