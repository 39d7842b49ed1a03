/** Work in a thread of its own that can be ended, for modules: see there. */
export type { Beside, ToldBeside } from '../model/beside.ts';
export { makeBeside } from '../model/beside.ts';
