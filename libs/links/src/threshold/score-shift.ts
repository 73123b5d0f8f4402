import { type ScoredPair } from './scored-pair.js';

/** Before anything is judged, desks are taken to differ by so much from the one that scores were calibrated on. */
const USUAL_SHIFT = 1;
/** So many standard errors of a shift downwards are not believed. */
const DOUBT = 1;
/** A score of 1 is no certainty here. */
const MOST = 0.9999;
const STEPS = 20;

/**
 * The score that is worth at this desk what `score` promises: judged matches of any score say by how much scores are
 * too high. Never under `score`, since that takes a proof.
 */
export function scoreWorth(score: number, pairs: readonly ScoredPair[]): number {
  const { shift, error } = shiftOf(pairs);
  const rise = -shift - DOUBT * error;
  return rise > 0 ? Math.max(score, sigmoid(logOdds(score) + rise)) : score;
}

/** What is to be added to the logarithm of the odds, by Newton's steps to its likeliest value. */
function shiftOf(pairs: readonly ScoredPair[]): { shift: number; error: number } {
  let [shift, curvature] = [0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    let slope = -shift / USUAL_SHIFT ** 2;
    curvature = 1 / USUAL_SHIFT ** 2;
    for (const { score, isDuplicate } of pairs) {
      const expected = sigmoid(logOdds(score) + shift);
      slope += Number(isDuplicate) - expected;
      curvature += expected * (1 - expected);
    }
    shift += slope / curvature;
  }
  return { shift, error: 1 / Math.sqrt(curvature) };
}

function logOdds(score: number): number {
  const within = Math.min(MOST, Math.max(1 - MOST, score));
  return Math.log(within / (1 - within));
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
