/** Why a message is not here. `cause`: an option of `mail-gap`; `reason`: in the words of the server or of a rule. */
export type Failure = {
  readonly cause: 'not-delivered' | 'no-text' | 'unreadable' | 'too-heavy' | 'refused';
  readonly reason?: string;
};
