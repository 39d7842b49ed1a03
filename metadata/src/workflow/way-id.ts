/** The same for the same transition, by where it stands in the definition: `open.review on.accept.0`. */
export const wayId = ({
  from,
  place,
  index,
}: {
  readonly from: readonly string[];
  readonly place: string;
  readonly index: number;
}): string => `${from.join('.')} ${place}.${index}`.trim();
