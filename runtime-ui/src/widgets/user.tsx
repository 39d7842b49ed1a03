import { PersonDisplay } from '../controls/person-display.tsx';
import { RecordPicker } from '../controls/record-picker.tsx';

export const Input = RecordPicker;
export const Display = PersonDisplay;
