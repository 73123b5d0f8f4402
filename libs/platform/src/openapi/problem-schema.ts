import { type Schema } from './schema.js';

/** The shape of every error, RFC 9457. */
export const PROBLEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  FieldProblem: {
    type: 'object',
    description: 'One field that is wrong.',
    required: ['pointer', 'detail'],
    properties: {
      pointer: {
        type: 'string',
        description: 'A JSON pointer into the body, or the name of a parameter; empty for the body itself.',
        example: '/subject',
      },
      detail: { type: 'string', description: 'What is wrong with it, in words.', example: 'is required' },
    },
  },
  ProblemDetails: {
    type: 'object',
    description: 'What went wrong (RFC 9457).',
    required: ['type', 'title', 'status', 'detail', 'instance', 'request_id'],
    properties: {
      type: {
        type: 'string',
        format: 'uri-reference',
        description: 'Stable and machine-readable.',
        example: '/problems/validation_failed',
      },
      title: { type: 'string', description: 'The status in words.', example: 'Unprocessable Entity' },
      status: { type: 'integer', description: 'The HTTP status.', example: 422 },
      detail: {
        type: 'string',
        description: 'What went wrong, in words.',
        example: 'The body has fields that are missing, wrong or unknown.',
      },
      instance: { type: 'string', description: 'The path that was asked for.', example: '/things' },
      request_id: {
        type: 'string',
        description: 'Also in the X-Request-Id header and in the log.',
        example: '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e',
      },
      errors: {
        type: 'array',
        items: { $ref: '#/components/schemas/FieldProblem' },
        description: 'Which fields are wrong, where fields are.',
      },
    },
  },
};
