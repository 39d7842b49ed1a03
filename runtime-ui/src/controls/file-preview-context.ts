import { createContext } from 'react';
import type { WireFile } from '../client/files.ts';

/** Shows a file in place. Where nothing provides it, files can only be downloaded. */
export const FilePreviewContext = createContext<((file: WireFile) => void) | null>(null);
