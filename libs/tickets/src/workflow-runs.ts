/** What tickets must know of the workflow: its runs over one ticket, newest first; the workflow library answers. */
export abstract class WorkflowRuns {
  abstract listFor(ticketId: string): Promise<unknown[]>;
}
