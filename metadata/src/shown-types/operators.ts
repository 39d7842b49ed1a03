/** Operators of everything that is compared as text. */
export const TEXT_OPERATORS = ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'isNull'] as const;
/** Operators of everything that has an order. */
export const ORDER_OPERATORS = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'isNull'] as const;
/** Operators of everything that is one of several. */
export const CHOICE_OPERATORS = ['eq', 'ne', 'in', 'notIn', 'isNull'] as const;
