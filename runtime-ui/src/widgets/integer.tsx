import { NumberInput } from '../controls/number-input.tsx';
import { NumberDisplay } from '../controls/text-display.tsx';

export const Input = NumberInput;
export const Display = NumberDisplay;
