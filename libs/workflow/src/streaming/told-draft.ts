import { type WorkflowStep } from '../workflow-step.dto.js';
import { type EventStream } from './event-stream.js';

/** Tells of a reply while it is written, and takes back what did not become the reply. */
export class ToldDraft {
  private hasTold = false;

  constructor(private readonly events: EventStream) {}

  piece(text: string): void {
    this.hasTold = true;
    this.events.send('draft', { text });
  }

  restart(): void {
    if (this.hasTold) this.events.send('draft_restart', {});
    this.hasTold = false;
  }

  /** A step that failed in the middle leaves no reply. */
  stepEnded({ stepName, status }: WorkflowStep): void {
    if (stepName === 'response_generation' && status === 'failed') this.restart();
  }
}
