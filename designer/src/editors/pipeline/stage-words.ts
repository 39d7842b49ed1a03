import type { InterfaceFormat, OutgoingFormat } from '@leitwerk/metadata/generated/definitions.gen';
import type { PipelineTexts } from '../../i18n/pipeline-texts.ts';

/** The words in which boxes say what is done there. */
export type StageWords = {
  readonly t: PipelineTexts;
  readonly formatOf: (format: InterfaceFormat | OutgoingFormat) => string;
  readonly entityOf: (id: string) => string;
};
