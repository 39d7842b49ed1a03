/** What a provider gave when somebody signed in there. */
export type SignInToken = {
  /** Its id in the settings. */
  readonly provider: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
};
