import { createContext, use } from 'react';

/** Whether screens are a preview: they show records and change none, so that choosing, moving and making is not offered. */
export const PreviewContext = createContext(false);

export const useIsPreview = (): boolean => use(PreviewContext);
