/** Whoever holds these sees what is kept about a person, erases it, and reads who has seen it. */
export const PRIVACY_REPORT = 'privacy.report';
export const PRIVACY_ERASE = 'privacy.erase';
export const PRIVACY_LOG = 'privacy.log';
