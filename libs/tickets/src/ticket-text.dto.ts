import { TextUpTo, TrimmedLength } from '@app/platform';
import { ApiSchema } from '@nestjs/swagger';
import { IsEmail, IsOptional } from 'class-validator';

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

@ApiSchema({ description: 'What a customer wrote, and who it is.' })
export class CustomerTextBody extends TicketTextBody {
  /**
   * The desk's own id of the customer.
   * @example "C-1042"
   */
  @IsOptional()
  @TextUpTo(100)
  readonly customerId?: string | null;

  /**
   * The customer's address.
   * @example "john.doe@example.com"
   */
  @IsOptional()
  @IsEmail()
  readonly customerEmail?: string | null;
}
