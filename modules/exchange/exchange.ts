/** Names of the module's entities and jobs. */
export const DELIVERY = 'exchange-delivery';
export const MESSAGE = 'exchange-message';
export const TAKE_JOB = 'exchange.take';
export const REREAD_JOB = 'exchange.reread';

/** Refused messages about which nobody has said yet what is to become of them. */
export const REFUSED = { state: 'refused', wanted: { isNull: true } } as const;

/** Refused messages of which somebody has said it. */
export const DECIDED = { state: 'refused', wanted: { isNull: false } } as const;
