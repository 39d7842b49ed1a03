export { createAppPassword } from '../session/app-passwords.ts';
export { makeSignInThrottle as throttleOf } from '../session/sign-in-throttle.ts';
