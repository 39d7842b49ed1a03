/** What a formula knows beside the record: `$now`, `$today`, `$user`. */
export type ExpressionContext = { readonly now: string; readonly today: string; readonly user: string | null };
