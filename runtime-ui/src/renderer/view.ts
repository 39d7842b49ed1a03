// What the designer shares with lists, boards and calendars. Apart from the other doors, because these are loaded late.
export { ViewPreview } from './view-preview.tsx';
