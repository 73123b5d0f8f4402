import { AppError, type FieldError } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** Which ids of the desk's YAML a caller may name. */
@Injectable()
export class Taxonomy {
  constructor(private readonly desk: DeskConfig) {}

  /** @throws AppError `invalid` naming each unknown id and what is allowed */
  check(named: { readonly category?: string | undefined; readonly severity?: string | undefined }): void {
    const errors = (['category', 'severity'] as const).flatMap((kind) => this.unknown(kind, named[kind]));
    if (errors.length > 0)
      throw new AppError('invalid', 'validation_failed', 'The request names what the configuration does not have.', {
        errors,
      });
  }

  knows(named: { readonly category: string; readonly severity: string }): boolean {
    return this.desk.idsOf('category').includes(named.category) && this.desk.idsOf('severity').includes(named.severity);
  }

  private unknown(kind: 'category' | 'severity', id: string | undefined): FieldError[] {
    const allowed = this.desk.idsOf(kind);
    if (id === undefined || allowed.includes(id)) return [];
    return [{ pointer: `/${kind}`, detail: `must be a known ${kind}: ${allowed.join(', ')}` }];
  }
}
