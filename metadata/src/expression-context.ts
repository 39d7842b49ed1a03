/** What a formula knows beside the record: `$now`, `$today`, `$user`, and `$output` where something has answered. */
export type ExpressionContext = {
  readonly now: string;
  readonly today: string;
  readonly user: string | null;
  readonly output?: unknown;
};
