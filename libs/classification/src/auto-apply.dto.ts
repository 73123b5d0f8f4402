import { ApiSchema } from '@nestjs/swagger';

@ApiSchema({ description: 'What the desk may apply without a person looking at it, going by its own feedback.' })
export class AutoApply {
  /**
   * Answers like this one were right often enough; off while there is too little evidence.
   * @example false
   */
  readonly category!: boolean;
  /**
   * Answers like this one were right often enough; off while there is too little evidence.
   * @example false
   */
  readonly severity!: boolean;
}
