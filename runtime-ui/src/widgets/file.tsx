import { FileDisplay, FileInput } from '../controls/file-input.tsx';

export const Input = FileInput;
export const Display = FileDisplay;
