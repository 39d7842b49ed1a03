export { createAppPassword } from '../session/app-passwords.ts';
