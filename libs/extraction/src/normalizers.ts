/** What `normalize:` in the YAML may name: the same value in one spelling. */
const NORMALIZERS = {
  digits: (value: string) => value.replaceAll(/\D/g, ''),
  lower: (value: string) => value.toLowerCase(),
  no_spaces: (value: string) => value.replaceAll(/\s/g, ''),
  upper: (value: string) => value.toUpperCase(),
} as const;

export type NormalizerName = keyof typeof NORMALIZERS;
export const NORMALIZER_NAMES = Object.keys(NORMALIZERS) as [NormalizerName, ...NormalizerName[]];

export function normalized(normalizer: NormalizerName, value: string): string {
  return NORMALIZERS[normalizer](value);
}
