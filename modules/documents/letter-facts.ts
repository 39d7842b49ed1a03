/** What a letter's file says of itself. */
export type Facts = {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly day: string;
};
