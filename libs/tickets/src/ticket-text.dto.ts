import { TrimmedLength } from '@app/platform';
import { ApiSchema } from '@nestjs/swagger';

@ApiSchema({ description: 'What the customer wrote.' })
export class TicketTextBody {
  /**
   * 1 to 500 characters after trimming.
   * @example "Application crashes on startup"
   */
  @TrimmedLength(1, 500)
  readonly subject!: string;

  /**
   * 1 to 50,000 characters after trimming.
   * @example "The application crashes as soon as I open it, with error ERR-5003. This is urgent!"
   */
  @TrimmedLength(1, 50_000)
  readonly body!: string;
}
