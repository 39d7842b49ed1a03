import { DisplayInput } from '../controls/display-input.tsx';
import { NumberDisplay } from '../controls/text-display.tsx';

export const Input = DisplayInput;
export const Display = NumberDisplay;
