/** Where the designer stands: an app of its own, so a link to it loads the page. */
export const DESIGNER_ADDRESS = '/designer/';

/** Whoever holds this permission may look at definitions. */
export const READ_DEFINITIONS = 'metadata.read';
