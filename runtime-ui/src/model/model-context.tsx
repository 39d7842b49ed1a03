import type { ReactNode } from 'react';
import { createContext, use } from 'react';
import type { EffectiveModel, EntityModel, EntityRights } from './definitions.ts';

const ModelContext = createContext<EffectiveModel | null>(null);

export function ModelProvider({ model, children }: { readonly model: EffectiveModel; readonly children: ReactNode }) {
  return <ModelContext value={model}>{children}</ModelContext>;
}

export function useModel(): EffectiveModel {
  const model = use(ModelContext);
  if (!model) throw new Error('ModelProvider is missing');
  return model;
}

export const useEntity = (name: string): EntityModel | undefined => useModel().entities[name];

const NO_RIGHTS: EntityRights = { actions: [], readOnlyFields: [], transitions: [] };

export const useRights = (entity: string): EntityRights => useModel().rights[entity] ?? NO_RIGHTS;
