import { createContext, use } from 'react';
import type { Filter } from '../model/definitions.ts';

/** Whether screens are a preview: they show records and change none, so that choosing, moving and making is not offered. */
export const PreviewContext = createContext(false);

/** Which records the person would see for whom it is made, by name of the entity, where not all. */
export const PreviewRowsContext = createContext<Readonly<Record<string, Filter | undefined>>>({});

export const useIsPreview = (): boolean => use(PreviewContext);
