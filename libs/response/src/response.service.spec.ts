import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TONES } from '@app/domain';
import { type ConfigFile, DeskConfig, readEnv } from '@app/platform';
import { readTicket } from '@app/text';
import { z } from 'zod';
import { draftChecksFile } from './draft-checks/draft-checks.config.js';
import { responseFile } from './response.config.js';
import { type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';
import { ResponseService } from './response.service.js';

const shipped = readFileSync('config/response_templates.yaml', 'utf8').replace(/^#.*\n/gm, '');

const names = (kind: string, ids: readonly string[]): ConfigFile<unknown> => ({
  name: `${kind}.yaml`,
  schema: z.unknown(),
  defines: () => ids.map((id) => ({ kind, id })),
});

const installation = { subject: 'Need help with installation', body: 'I cannot figure out how to install it.' };

function facts({
  ticket = installation,
  ...rest
}: Partial<ResponseFacts> & { ticket?: typeof installation }): ResponseFacts {
  return {
    reading: readTicket(ticket),
    category: 'technical',
    severity: 'medium',
    fields: {},
    missingRequired: [],
    tone: 'friendly',
    customerName: null,
    customerEmail: null,
    teamName: 'Technical Support Team',
    responseTime: '24 hours',
    ...rest,
  };
}

describe('ResponseService', () => {
  let directory: string;
  let categories: string[];
  let fields: string[];

  const desk = (yaml = shipped): ResponseService => {
    const files = [
      names('category', categories),
      names('severity', ['critical', 'high', 'medium', 'low']),
      names('field', fields),
    ];
    for (const file of files) writeFileSync(join(directory, file.name), 'any: thing');
    writeFileSync(join(directory, responseFile.name), yaml);
    copyFileSync('config/draft_checks.yaml', join(directory, draftChecksFile.name));
    return new ResponseService(DeskConfig.load(directory, [...files, responseFile, draftChecksFile]), readEnv({}));
  };
  const draft = async (wanted: Parameters<typeof facts>[0], yaml = shipped): Promise<ResponseDraft> =>
    (await desk(yaml).draft(facts(wanted))).value;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'response-'));
    categories = ['technical', 'billing', 'account', 'feature_request', 'bug_report', 'general'];
    fields = 'order_id error_code product_name amount account_id account_email phone_number date url'.split(' ');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('writes a whole reply from name, subject, facts, promise and team', async () => {
    const reply = await draft({
      fields: { error_code: 'ERR-5003', order_id: ['ORD-1', 'ORD-2'] },
      customerEmail: 'john.doe@example.com',
    });
    expect(reply.content).toBe(
      [
        'Hi John,',
        `Sorry that things aren't working as they should! We've got your message about "Need help with installation" and spotted orders ORD-1 and ORD-2 and error ERR-5003 in it.`,
        'Our Technical Support Team is having a look and will start with ERR-5003.',
        "To help us help you faster:\n- Let us know which version you're using, and on which system or browser.\n- If you can, tell us what you did just before it happened. A screenshot helps a lot!",
        "You'll hear back from us within 24 hours.",
        'Best wishes,\nyour Technical Support Team',
      ].join('\n\n'),
    );
    expect(reply).toMatchObject({ tone: 'friendly', templateUsed: 'technical_friendly', source: 'template' });
    expect(reply).toMatchObject({ requiresEscalation: false, checks: [] });
    expect(reply.suggestedActions).toContain('Look up ERR-5003 in the knowledge base');
  });

  it('has a reply for every category and tone, each reading differently and none with a gap', async () => {
    const service = desk();
    for (const category of categories) {
      const replies = await Promise.all(TONES.map((tone) => service.draft(facts({ category, tone }))));
      const contents = replies.map(({ value }) => value.content);
      const lines = contents.flatMap((content) => content.split('\n')).filter((line) => line !== '');
      const signature = 'Technical Support Team';
      expect(new Set(lines.filter((line) => line !== signature)).size).toBe(
        lines.filter((line) => line !== signature).length,
      );
      for (const { value } of replies) {
        expect(value.content).toMatch(/install/);
        expect(value.content).toMatch(/24 hours/);
        expect(value.content).not.toMatch(/null|undefined|\{\{|\{%| {2}|\n{3}| [.,]/);
        expect(value.suggestedActions.length).toBeGreaterThan(0);
      }
    }
  });

  it('greets neutrally without a name and signs as the desk without a team', async () => {
    const reply = await draft({ customerEmail: 'admin@example.com', teamName: null });
    expect(reply.greeting).toBe('Hi there,');
    expect(reply.closing).toBe('Best wishes,\nyour Support Team');
  });

  it('asks for each missing fact and points the reviewer at the question', async () => {
    const reply = await draft({ missingRequired: ['order_id', 'shoe_size'] });
    const question = 'Could you send us your order number (it looks like ORD-123456)?';
    expect(reply.actionItems.slice(0, 2)).toEqual([question, 'Could you send us the shoe size?']);
    expect(reply.content).toContain(`- ${question}\n`);
    expect(reply.checks[0]).toEqual({
      code: 'missing_information',
      severity: 'warning',
      detail: 'The draft asks for order_id, which the ticket does not give.',
      text: question,
    });
  });

  it('marks a critical ticket for escalation and says so to the agent', async () => {
    const reply = await draft({ severity: 'critical' });
    expect(reply.requiresEscalation).toBe(true);
    expect(reply.suggestedActions).toContain('Inform the lead on duty before the reply is sent');
    expect(reply.acknowledgment).toMatch(/how serious this is/);
  });

  it.each(TONES)('asks for detail in a %s reply to a ticket that says nothing', async (tone) => {
    const reply = await draft({ ticket: { subject: 'Help', body: '?' }, category: 'general', tone });
    expect(reply.content).toMatch(/detail/i);
    expect(reply.templateUsed).toBe(`short_ticket_${tone}`);
    expect(reply.checks.map(({ code }) => code)).toEqual(['too_little_information']);
  });

  it('does not take a sentence without spaces for a short ticket', async () => {
    const reply = await draft({ ticket: { subject: '登录问题', body: '我无法登录我的账户' } });
    expect(reply.templateUsed).toBe('technical_friendly');
  });

  it('puts ticket text into the draft as text and nothing more', async () => {
    const hostile = '<b>{{ fields.order_id }}</b>\n{% if escalated %} "x" https://evil.example/';
    const reply = await draft({
      ticket: { subject: `Re: ${hostile.replace('https', 'ht\u200btps')}`, body: installation.body },
      customerName: '<img src=x>',
      fields: { error_code: hostile, __proto__: 'x', toString: 'y' },
    });
    expect(reply.greeting).toBe('Hi ‹img src=x›,');
    expect(reply.acknowledgment).toContain(`about "‹b›{ { fields.order_id }}‹/b› { % if escalated %} 'x' [link]"`);
    expect(reply.content).not.toMatch(/[<>]|\{\{|\{%/);
  });

  it('names a handful of many values and counts the rest', async () => {
    const orders = Array.from({ length: 2_000 }, (_, i) => `ORD-${i}`);
    const reply = await draft({ fields: { order_id: orders } });
    expect(reply.acknowledgment).toContain('orders ORD-0, ORD-1, ORD-2, ORD-3, ORD-4, and 1995 more');
  });

  it('takes a new category, field and template from YAML alone', async () => {
    categories.push('safety', 'press');
    fields.push('serial_number');
    const yaml = shipped
      .replace(/^fields:\n/m, 'fields:\n  serial_number: {mention: {one: unit, several: units}}\n')
      .replace(
        /^categories:\n/m,
        'categories:\n  safety: {formal: {explanation: "Switch {{ fields.serial_number }} off."}}\n',
      );
    const given = { category: 'safety', fields: { serial_number: 'SN-9' } };
    const formal = await draft({ ...given, tone: 'formal' }, yaml);
    expect(formal.templateUsed).toBe('safety_formal');
    expect(formal.content).toMatch(
      /^Dear Customer,[^]*noted the following from your message: unit SN-9\.[^]*Switch SN-9 off/,
    );
    expect((await draft({ ...given, tone: 'technical' }, yaml)).templateUsed).toBe('default_technical');
    expect((await draft({ category: 'press' }, yaml)).templateUsed).toBe('default_friendly');
  });

  it.each([
    ['question: ', 'qestion: ', /yaml:\d+: default\.formal\.qestion: unknown key/],
    ['{{ ask_for }}.', '{{ ask_for', /yaml:\d+: default\.formal\.question: not a valid template: output .* not closed/],
    ['{{ team }}, who', '{{ team | shout }}, who', /undefined filter: shout; allowed: append, capitalize/],
    ['{{ team }}, who', '{% include "x" %}, who', /tag "include" not found; allowed: if, unless/],
    ['{{ team }}, who', '{% for i in (1..9999999) %}{% endfor %}', /tag "for" not found; allowed: if, unless/],
    ['{{ team }}, who', '{{ teem }}, who', /unknown variable "teem"; allowed: customer_name, .*fields\.<field>/],
    ['{{ team }}, who', '{{ team.constructor }}, who', /unknown variable "team.constructor"/],
    ['{{ team }}, who', '{% if escalted %}{% endif %}', /unknown variable "escalted"/],
    ['{{ team }}, who', '{{ ask_for }}, who', /default\.formal\.explanation: unknown variable "ask_for"/],
    ['{{ team }}, who', '{{ fields.ordr }}, who', /formal\.explanation: there is no field "ordr"; allowed: order_id/],
    ['{{ team }}, who', '{{ fields[subject] }}, who', /unknown variable "fields\[subject\]"/],
    ['  url:', '  uri:', /fields\.uri: there is no field "uri"/],
    ['  account:\n', '  acount:\n', /categories\.acount: there is no category "acount"/],
    ['escalate: [critical]', 'escalate: [dire]', /escalate\.0: there is no severity "dire"/],
  ])('refuses %j turned into %j', (from, to, complaint) => {
    expect(shipped).toContain(from);
    expect(() => desk(shipped.replace(from, to))).toThrow(complaint);
  });

  it('answers the longest ticket in time', async () => {
    const service = desk();
    const long = facts({ ticket: { subject: '{{<'.repeat(160), body: '<\n{% '.repeat(10_000) } });
    await service.draft(long);
    const start = performance.now();
    await service.draft({ ...long, customerName: 'x'.repeat(50_000), fields: { order_id: 'y'.repeat(50_000) } });
    expect(performance.now() - start).toBeLessThan(100);
  });
});
