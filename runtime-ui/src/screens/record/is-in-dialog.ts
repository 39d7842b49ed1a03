/** Whether keys were pressed in a dialog: then they are not meant for the page behind it. */
export const isInDialog = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('[role=dialog]') !== null;
