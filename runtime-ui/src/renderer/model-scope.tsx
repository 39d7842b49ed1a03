import '../styles/record.css';
import type { ReactNode } from 'react';
import { PreviewContext } from '../controls/preview-context.ts';
import { DisplayContext, InputContext } from '../controls/widget-context.tsx';
import type { EffectiveModel } from '../model/definitions.ts';
import { ModelProvider } from '../model/model-context.tsx';
import { AnyInput } from '../widgets/any-input.tsx';
import { displays } from '../widgets/displays.ts';

/** What values of records are shown and entered by, under a model that need not be the live one. */
export function ModelScope({
  model,
  isPreview = false,
  children,
}: {
  readonly model: EffectiveModel;
  /** Whether only what does not change records is offered. */
  readonly isPreview?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <ModelProvider model={model}>
      <PreviewContext value={isPreview}>
        <DisplayContext value={displays}>
          <InputContext value={AnyInput}>{children}</InputContext>
        </DisplayContext>
      </PreviewContext>
    </ModelProvider>
  );
}
