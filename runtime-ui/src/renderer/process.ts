// What the designer shares with the screens of processes. Apart from the other door, because the layout of pictures is loaded late.
export type { OpenRecord } from '../client/records.ts';
export { EventButton } from '../screens/record/event-button.tsx';
export { bentPath } from '../screens/record/processes/bent-path.ts';
export type { Box, Layout, Line, Point } from '../screens/record/processes/layout-machine.ts';
export { layoutMachine } from '../screens/record/processes/layout-machine.ts';
export type { InsideTexts } from '../screens/record/processes/process-inside-texts.ts';
export { insideTexts } from '../screens/record/processes/process-inside-texts.ts';
export type { Connection } from '../screens/record/processes/process-marks.ts';
export { isInner, parentOf } from '../screens/record/processes/process-marks.ts';
export { controlLabels, STILL_FLOW } from '../screens/record/processes/still-flow.ts';
export { TriedStep } from '../screens/record/processes/try-out/tried-step.tsx';
export { delayWords, wayWords } from '../screens/record/processes/way-words.ts';
