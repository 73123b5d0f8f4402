/** Points of a map from a score to the share of right answers, both rising; straight lines between them. */
export type Calibration = readonly (readonly [score: number, confidence: number])[];

export function confidenceOf(score: number, calibration: Calibration): number {
  let [fromScore, fromConfidence] = calibration[0] ?? [0, 0];
  if (score <= fromScore) return fromConfidence;
  for (const [toScore, toConfidence] of calibration) {
    if (score < toScore) {
      const way = (score - fromScore) / (toScore - fromScore);
      return fromConfidence + way * (toConfidence - fromConfidence);
    }
    [fromScore, fromConfidence] = [toScore, toConfidence];
  }
  return fromConfidence;
}
