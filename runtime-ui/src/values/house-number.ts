const ONE = String.raw`\d{1,4}(?:\s?[a-z])?(?:\s?(?:1/2|½|1/4|¼|3/4|¾))?`;
/** `12`, `12a`, `12 a`, `12 1/2`, `12-14`, `12a-c`, `12/1`, `12+14`. */
const USUAL = new RegExp(String.raw`^${ONE}(?:\s?[-–/+]\s?(?:${ONE}|[a-z]))?$`, 'i');
const RANGE = /^(\d+)\D*[-–]\s*(\d+)/;

/** Whether a house number looks as most in Germany do. Real ones may look otherwise, so this is good for a hint only. */
export function isUsualHouseNumber(text: string): boolean {
  const number = text.trim();
  if (!USUAL.test(number) || /^0/.test(number)) return false;
  const [, from, to] = RANGE.exec(number) ?? [];
  return from === undefined || Number(from) < Number(to);
}
