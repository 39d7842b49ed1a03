import { DateInput } from '../controls/date-input.tsx';
import { NumberDisplay } from '../controls/text-display.tsx';

export const Input = DateInput;
export const Display = NumberDisplay;
