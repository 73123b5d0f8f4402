import { createHash } from 'node:crypto';
import { AppError } from '@app/domain';
import { DeskConfig, Metrics } from '@app/platform';
import { TicketsRepository } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { assertKnownIds } from './desk-ids.js';
import { type Feedback, type FeedbackBody } from './feedback.dto.js';
import { FeedbackStore } from './feedback.store.js';
import { type JudgedTicket, originalAnswer } from './original-answer.js';

const JUDGING = ['category', 'severity', 'team', 'fields', 'draftAccepted', 'draftFinal'] as const;

/** What the desk says of the service's answers. */
@Injectable()
export class FeedbackService {
  private readonly given;

  constructor(
    private readonly store: FeedbackStore,
    private readonly tickets: TicketsRepository,
    private readonly desk: DeskConfig,
    metrics: Metrics,
  ) {
    this.given = metrics.counter({
      name: 'learning_feedback_total',
      help: 'Feedback stored, by what it judges and whether the original answer was confirmed.',
      labelNames: ['about', 'verdict'],
    });
  }

  /**
   * Adds to the history of a ticket; `isRepeat` where the same was said just before, which changes nothing.
   * @throws AppError for an unknown ticket, an unknown id, or a body that judges nothing
   */
  async give(
    ticketId: string,
    body: FeedbackBody,
    givenBy: string,
  ): Promise<{ feedback: Feedback; isRepeat: boolean }> {
    assertJudges(body);
    assertKnownIds(this.desk, body);
    const ticket = await this.ticket(ticketId);
    const said = saidBy(givenBy, body);
    const stored = await this.store.add(toFeedback(ticket, said), digestOf(said));
    if (!stored.isRepeat) this.count(stored.feedback);
    return stored;
  }

  /**
   * Newest first.
   * @throws AppError for an unknown ticket
   */
  async history(ticketId: string): Promise<Feedback[]> {
    const [history] = await Promise.all([this.store.listFor(ticketId), this.ticket(ticketId)]);
    return history;
  }

  private async ticket(id: string): Promise<JudgedTicket> {
    const ticket = await this.tickets.find(id);
    if (ticket === null) throw new AppError('not_found', 'ticket_not_found', `There is no ticket ${id}.`);
    return ticket;
  }

  private count({ original, ...said }: Feedback): void {
    for (const about of ['category', 'severity', 'team'] as const)
      if (said[about] !== null)
        this.given.inc({ about, verdict: said[about] === original[about] ? 'confirmed' : 'corrected' });
  }
}

function assertJudges(body: FeedbackBody): void {
  if (JUDGING.some((name) => body[name] !== undefined)) return;
  const detail = 'must hold at least one of category, severity, team, fields, draft_accepted, draft_final';
  throw new AppError('invalid', 'nothing_judged', `The feedback ${detail}.`, { errors: [{ pointer: '', detail }] });
}

function toFeedback(ticket: JudgedTicket, said: Said): Feedback {
  return { id: uuidv7(), ticketId: ticket.id, ...said, original: originalAnswer(ticket), createdAt: new Date() };
}

type Said = Omit<Feedback, 'id' | 'ticketId' | 'original' | 'createdAt'>;

function saidBy(givenBy: string, body: FeedbackBody): Said {
  return {
    category: body.category ?? null,
    severity: body.severity ?? null,
    team: body.team ?? null,
    fields: body.fields ?? null,
    draftAccepted: body.draftAccepted ?? null,
    draftFinal: body.draftFinal ?? null,
    comment: body.comment ?? null,
    agent: body.agent ?? null,
    givenBy,
  };
}

/** Tells whether two pieces of feedback on one ticket say the same. */
const digestOf = (said: Said): string => createHash('sha256').update(JSON.stringify(said)).digest('base64url');
