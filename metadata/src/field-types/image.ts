import { fileType } from './file.ts';

/** A file that is shown as a picture. */
export const image = fileType('image');
