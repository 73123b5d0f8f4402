import { clientOf, Scopes, UuidParam } from '@app/platform';
import { Body, Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { CorrectedAnswer, Feedback, FeedbackBody } from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('tickets')
@ApiExtraModels(CorrectedAnswer)
@Scopes('tickets:read')
@Controller('api/v1/tickets/:id/feedback')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /**
   * Says what an answer should have been, or that it was right.
   *
   * The original answer stays; the desk's word is kept beside it, and the service learns from it. Saying the same again
   * right after changes nothing: the answer is then a 200 with the first one.
   */
  @Post()
  @Scopes('tickets:write')
  @ApiCreatedResponse({ description: 'Stored.', type: Feedback })
  @ApiOkResponse({ description: 'The same was said just before.', type: Feedback })
  async give(
    @UuidParam('id', 'The ticket.') id: string,
    @Body() body: FeedbackBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Feedback> {
    const { feedback, isRepeat } = await this.feedback.give(id, body, clientOf(request));
    if (isRepeat) response.status(HttpStatus.OK);
    return feedback;
  }

  /** Shows what the desk said of a ticket, newest first. */
  @Get()
  history(@UuidParam('id', 'The ticket.') id: string): Promise<Feedback[]> {
    return this.feedback.history(id);
  }
}
