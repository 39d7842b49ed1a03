import { ParsedInput } from '../controls/parsed-input.tsx';
import { NumberDisplay } from '../controls/text-display.tsx';

export const Input = ParsedInput;
export const Display = NumberDisplay;
