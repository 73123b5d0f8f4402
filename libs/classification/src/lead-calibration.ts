import { type Calibration } from '@app/local-model';

/**
 * Share of categories an honest reader could defend, by the lead of the best score over the second: 8,722 public chats,
 * reviews, questions and issues, each scored by a base model that had not seen its source (isotonic, 14 steps).
 */
export const BASE_CALIBRATION: Calibration = [
  [0.06, 0.51],
  [0.2, 0.54],
  [0.43, 0.59],
  [0.71, 0.65],
  [0.91, 0.72],
  [1.15, 0.74],
  [1.41, 0.76],
  [1.71, 0.81],
  [2.25, 0.83],
  [2.96, 0.88],
  [3.65, 0.89],
  [5.25, 0.94],
];

/** The same where each source's other half, unlabelled, had sharpened the base: scores lie further apart. */
export const SHARPENED_CALIBRATION: Calibration = [
  [0.17, 0.52],
  [0.52, 0.58],
  [0.91, 0.6],
  [1.31, 0.64],
  [1.74, 0.68],
  [2.21, 0.74],
  [2.74, 0.77],
  [3.28, 0.8],
  [3.86, 0.87],
  [4.48, 0.88],
  [5.5, 0.9],
  [6.76, 0.94],
  [8.52, 0.95],
];
