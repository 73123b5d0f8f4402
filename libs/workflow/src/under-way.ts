/** An answer that is being worked on, for those who can do with what is there. */
export class UnderWay<T> {
  private answer: T | undefined;

  constructor(
    /** Never rejects: a step that fails has a stand-in. */
    readonly done: Promise<T>,
  ) {
    void done.then((answer) => (this.answer = answer));
  }

  /** The answer, if it is in. */
  get soFar(): T | undefined {
    return this.answer;
  }
}
