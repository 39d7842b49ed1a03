import type { ReactNode } from 'react';
import { DisplayContext, InputContext } from '../controls/widget-context.tsx';
import type { EffectiveModel } from '../model/definitions.ts';
import { ModelProvider } from '../model/model-context.tsx';
import { AnyInput } from '../widgets/any-input.tsx';
import { displays } from '../widgets/displays.ts';

/** What values of records are shown and entered by, under a model that need not be the live one. */
export function ModelScope({ model, children }: { readonly model: EffectiveModel; readonly children: ReactNode }) {
  return (
    <ModelProvider model={model}>
      <DisplayContext value={displays}>
        <InputContext value={AnyInput}>{children}</InputContext>
      </DisplayContext>
    </ModelProvider>
  );
}
