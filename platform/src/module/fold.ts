/** The form in which the platform searches and compares text, for modules. */
export { fold } from '../storage/fold.ts';
