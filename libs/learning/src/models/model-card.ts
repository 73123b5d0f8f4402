/** How many corrections name a class. */
export interface ClassCount {
  readonly class: string;
  readonly corrections: number;
}

/** How predictions did on corrections that the model had not seen. */
export interface HeldOutScore {
  readonly macroF1: number;
  readonly accuracy: number;
  readonly calibrationError: number;
}

/** What is told of a model beside its weights. */
export interface ModelCard {
  readonly corrections: number;
  readonly classes: readonly ClassCount[];
  /** Corrections that name what the YAML no longer has. */
  readonly leftOut: readonly ClassCount[];
  /** Tickets nobody judged that sharpened the base in this run. */
  readonly backlog: number;
  /** Whether tickets nobody judged sharpen the base, be it from an earlier run. */
  readonly isSharpened: boolean;
  /** Null without corrections. */
  readonly score: HeldOutScore | null;
  /** Of the version it was compared with, on the same corrections. */
  readonly inForce: (HeldOutScore & { readonly version: number }) | null;
}

/** What a model trained without it thought of one correction. */
export interface HeldOutAnswer {
  /** A ticket's id, or that of a lesson. */
  readonly id: string;
  readonly label: string;
  readonly predicted: string;
  readonly confidence: number;
}
