import { type Features, PackedModel, seededRandom, softmax, type SoftmaxModel, trainSoftmax } from '@app/local-model';
import { readTicket } from '@app/text';
import { CUSTOMER_TICKETS } from './customer-tickets.js';
import { modelFeatures } from './model-features.js';
import { type SeverityOpinion } from './severity-scoring.js';

/** A report whose severity its readers have set. */
export interface GradedReport {
  readonly subject: string;
  readonly body: string;
  /** critical, medium or low: what the trackers in the training data tell apart. */
  readonly severity: string;
}

/** Beside the severities: a customer's letter, of whose severity trackers know nothing. */
const CUSTOMER = 'customer';
/** The severities learnt, with their places on the ladder from 0, low, to 3, critical. */
const PLACES: Readonly<Record<string, number>> = { critical: 3, medium: 1, low: 0 };

/** Nine of ten reports of trackers that were not learnt from lie above the second; customers' letters below the first. */
const LETTER = 0.6;
const REPORT = 0.8;
/** Mean and standard deviation of the expected place over reports of sources left out of training. */
const USUAL_PLACE = 1.1;
const SPREAD = 0.35;

/** Turns a model of graded reports into an opinion on a ticket. */
export class SeverityModel {
  private readonly places: Float64Array;
  private readonly customer: number;
  private readonly packed: PackedModel;

  constructor(readonly model: SoftmaxModel) {
    this.packed = new PackedModel(model);
    this.places = Float64Array.from(model.classes, (id) => PLACES[id] ?? 0);
    this.customer = model.classes.indexOf(CUSTOMER);
  }

  /** Whether the model's severities stand among a desk's, in this order. */
  speaksOf(severities: readonly string[]): boolean {
    const places = Object.keys(PLACES).map((id) => severities.indexOf(id));
    return places.every((place, i) => place > (places[i - 1] ?? -1));
  }

  opinionOn(features: Features): SeverityOpinion {
    const probabilities = softmax(this.packed.logits(features));
    const report = 1 - (probabilities[this.customer] ?? 0);
    const place = probabilities.reduce((sum, p, k) => sum + p * (this.places[k] ?? 0), 0) / Math.max(report, 1e-6);
    return {
      likeness: Math.min(1, Math.max(0, (report - LETTER) / (REPORT - LETTER))),
      lean: (place - USUAL_PLACE) / SPREAD,
    };
  }
}

/** How many single sentences and how many letters made of them stand for customers. */
const SENTENCES = 540;
const LETTERS = 300;
const LONGEST_LETTER = 7;
/** The letters written for this purpose come close to reports and are few. */
const OWN_LETTERS = 2;
const OPENINGS = [
  '',
  'Hello,',
  'Hi there,',
  'Dear support team,',
  'Good morning,',
  'Hello, I hope this message finds you well.',
  'Dear Sir or Madam, I am writing to you because I need help with the following.',
];
const CLOSINGS = [
  '',
  'Thank you for your help.',
  'Please help me as soon as possible.',
  'I look forward to your reply. Best regards',
  'Please let me know what I have to do. Kind regards',
  'Could you please look into this? Thank you in advance.',
];

/**
 * Learns severities from graded reports, and from what customers say that theirs are another matter.
 * @param sentences of customers, whose severity nobody knows
 */
export function trainSeverityModel(reports: readonly GradedReport[], sentences: readonly string[]): SoftmaxModel {
  const random = seededRandom(1);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const letter = (): string =>
    [pick(OPENINGS), ...sentencesOf(1 + Math.floor(random() * LONGEST_LETTER)), pick(CLOSINGS)].join(' ');
  const sentencesOf = (count: number): string[] => Array.from({ length: count }, () => pick(sentences));
  const letters = [
    ...sentencesOf(SENTENCES).map((sentence) => ({ subject: '', body: sentence })),
    ...Array.from({ length: LETTERS }, () => ({ subject: pick(sentences), body: letter() })),
    ...Array.from({ length: OWN_LETTERS }, () => CUSTOMER_TICKETS).flat(),
  ];
  return trainSoftmax(
    [
      ...reports.map((report) => ({ features: modelFeatures(readTicket(report)), label: report.severity })),
      ...letters.map((each) => ({ features: modelFeatures(readTicket(each)), label: CUSTOMER })),
    ],
    { classes: [...Object.keys(PLACES), CUSTOMER], epochs: 3, rate: 2, minTexts: 2 },
  );
}
