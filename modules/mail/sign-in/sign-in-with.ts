import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { Connection } from '../connection.ts';

/** How the IMAP library signs in. */
export const imapSignIn = ({ user, password, token }: Connection) =>
  token ? { user, accessToken: token.accessToken } : { user, pass: password ?? '' };

/** How the SMTP library signs in: a token by XOAUTH2. */
export const smtpSignIn = ({ user, password, token }: Connection) =>
  token
    ? { user, oauth2: new XOAuth2({ user, accessToken: token.accessToken }) }
    : { user, credentials: { user, pass: password ?? '' } };
