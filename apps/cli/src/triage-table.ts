import { type WorkflowResult } from '@app/workflow';
import Table from 'cli-table3';
import { type DemoTicket } from './demo-tickets.js';

export interface TriagedTicket {
  readonly ticket: DemoTicket;
  readonly result: WorkflowResult;
}

const HEAD = ['#', 'Subject', 'Category', 'Severity', 'Team', 'Priority', 'Fields', 'Duplicate of', 'ms'];
const WIDTHS = [4, 24, 17, 10, 20, 10, 34, 14, 6];

/** One row a ticket, for a terminal of 150 columns; a duplicate is named by its row's number. */
export function triageTable(triaged: readonly TriagedTicket[]): string {
  const table = new Table({ head: HEAD, colWidths: WIDTHS, wordWrap: true, style: { head: [], border: [] } });
  const rowOf = new Map(triaged.map(({ result }, index) => [result.ticketId, index + 1]));
  triaged.forEach(({ ticket, result }, index) => table.push(rowFor(ticket, result, index + 1, rowOf)));
  return `${table.toString()}\n`;
}

function rowFor(ticket: DemoTicket, result: WorkflowResult, row: number, rowOf: ReadonlyMap<string, number>): string[] {
  const { classification, routing, extractedFields, duplicateOf, similarityScore, totalDurationMs } = result;
  return [
    String(row),
    ticket.subject,
    percent(classification.category, classification.categoryConfidence),
    classification.severity,
    routing?.team ?? '',
    routing?.priority ?? '',
    extractedFields.fields.map(({ name, value }) => `${name}: ${[value].flat().join(', ')}`).join('\n'),
    duplicateOf === null ? '' : percent(`#${rowOf.get(duplicateOf) ?? '?'}`, similarityScore ?? 0),
    String(totalDurationMs),
  ];
}

const percent = (what: string, confidence: number): string => `${what} ${Math.round(confidence * 100)} %`;
