import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FieldValues } from '@app/domain';
import { type ConfigFile, DeskConfig } from '@app/platform';
import fc from 'fast-check';
import { z } from 'zod';
import { routingFile } from './routing.config.js';
import { type RoutingDecision } from './routing.dto.js';
import { RoutingService } from './routing.service.js';

const shipped = readFileSync('config/routing_rules.yaml', 'utf8').replace(/^#.*\n/gm, '');
const receivedAt = new Date('2026-03-02T10:00:00.000Z');

const names = (kind: string, ids: readonly string[]): ConfigFile<unknown> => ({
  name: `${kind}.yaml`,
  schema: z.unknown(),
  defines: () => ids.map((id) => ({ kind, id })),
});

describe('RoutingService', () => {
  let directory: string;
  let categories: string[];
  let severities: string[];

  const load = (yaml: string): DeskConfig => {
    const files = [
      names('category', categories),
      names('severity', severities),
      names('field', ['order_id', 'product_name']),
    ];
    for (const file of files) writeFileSync(join(directory, file.name), 'any: thing');
    writeFileSync(join(directory, routingFile.name), yaml);
    return DeskConfig.load(directory, [...files, routingFile]);
  };
  const desk = (yaml = shipped): RoutingService => new RoutingService(load(yaml));
  const decide = (
    service: RoutingService,
    category: string,
    severity: string,
    fields: FieldValues = {},
  ): RoutingDecision => service.route({ category, severity, fields, receivedAt }).value;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'routing-'));
    categories = ['technical', 'billing', 'account', 'feature_request', 'bug_report', 'general'];
    severities = ['critical', 'high', 'medium', 'low'];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it.each([
    ['technical', 'high', 'technical_support', 'high'],
    ['technical', 'critical', 'escalation_team', 'urgent'],
    ['billing', 'high', 'billing_team', 'high'],
    ['account', 'high', 'account_management', 'high'],
    ['feature_request', 'low', 'product_team', 'normal'],
    ['bug_report', 'medium', 'technical_support', 'normal'],
    ['general', 'low', 'technical_support', 'low'],
  ])('sends %s at %s to %s with priority %s', (category, severity, team, priority) => {
    expect(decide(desk(), category, severity)).toMatchObject({ team, priority });
  });

  it('escalates a critical ticket and offers the team that would have had it first', () => {
    const decision = decide(desk(), 'billing', 'critical');
    expect(decision.alternativeTeams).toEqual(['billing_team', 'technical_support']);
    expect(decision.confidence).toBeGreaterThanOrEqual(0.9);
    expect(decision.reasoning).toBe(
      'The severity critical goes to the Escalation Team; a billing ticket would go to the Billing Team otherwise. ' +
        'The severity critical makes the priority urgent.',
    );
    expect(decision.escalationPath).toBeNull();
  });

  it('names an alternative once where it is the usual team as well', () => {
    expect(decide(desk(), 'technical', 'critical').alternativeTeams).toEqual(['technical_support']);
  });

  it('offers no team beside itself where the usual team is the escalation team', () => {
    const yaml = shipped.replace('team: billing_team', 'team: escalation_team');
    expect(decide(desk(yaml), 'billing', 'critical').alternativeTeams).toEqual(['technical_support']);
  });

  it('gives the whole way up where teams escalate to one another', () => {
    const yaml = shipped.replace('escalates_to: escalation_team', 'escalates_to: billing_team');
    expect(decide(desk(yaml), 'technical', 'low').escalationPath).toEqual(['billing_team', 'escalation_team']);
  });

  it.each([
    ['critical', '1 hour', '2026-03-02T11:00:00.000Z'],
    ['high', '4 hours', '2026-03-02T14:00:00.000Z'],
    ['medium', '24 hours', '2026-03-03T10:00:00.000Z'],
    ['low', '72 hours', '2026-03-05T10:00:00.000Z'],
  ])('promises an answer to %s within %s of the arrival', (severity, words, due) => {
    const service = desk();
    expect(decide(service, 'billing', severity).sla).toEqual({ responseDueAt: new Date(due), responseTime: words });
    expect(service.responseTimeOf(severity)).toBe(words);
  });

  it('knows minutes and days', () => {
    const service = desk(shipped.replace('within: 1h', 'within: 30m').replace('within: 72h', 'within: 3d'));
    expect(['critical', 'low'].map((id) => service.responseTimeOf(id))).toEqual(['30 minutes', '3 days']);
  });

  it('explains a priority that the rule changes', () => {
    expect(decide(desk(), 'feature_request', 'low').reasoning).toMatch(
      'The rule for feature_request makes the priority normal at severity low.',
    );
  });

  describe('with conditions on fields', () => {
    const yaml = shipped.replace(
      /^rules:\n/m,
      'rules:\n  - category: billing\n    when: [{field: order_id}, {field: product_name, equals: Enterprise plan}]\n    team: account_management\n',
    );

    it.each<[string, FieldValues, string]>([
      ['all hold', { order_id: 'ORD-1', product_name: ['Basic plan', 'enterprise Plan'] }, 'account_management'],
      ['a field is missing', { product_name: 'Enterprise plan' }, 'billing_team'],
      ['a field is empty', { order_id: [], product_name: 'Enterprise plan' }, 'billing_team'],
      ['a value differs', { order_id: 'ORD-1', product_name: 'Basic plan' }, 'billing_team'],
    ])('chooses the rule only if %s', (_, fields, team) => {
      expect(decide(desk(yaml), 'billing', 'high', fields).team).toBe(team);
    });

    it('names the conditions in the reasoning', () => {
      expect(
        decide(desk(yaml), 'billing', 'high', { order_id: '1', product_name: 'Enterprise plan' }).reasoning,
      ).toMatch('The category billing with order_id and product_name "Enterprise plan" goes to the Account Management');
    });
  });

  it('takes a new team, rule and severity from YAML alone', () => {
    categories.push('safety');
    severities.push('blocker');
    const yaml = shipped
      .replace(/^teams:\n/m, 'teams:\n  safety_desk: {name: Safety Desk, description: Product safety}\n')
      .replace(/^severities:\n/m, 'severities:\n  blocker: {priority: urgent, respond_within: 2h}\n')
      .replace(/^rules:\n/m, 'rules:\n  - {category: safety, team: safety_desk}\n');
    const service = desk(yaml);
    expect(decide(service, 'safety', 'blocker')).toMatchObject({ team: 'safety_desk', priority: 'urgent' });
    expect(service.teamName('safety_desk')).toBe('Safety Desk');
  });

  it('covers a category without a rule by the default, and is less sure', () => {
    const decision = decide(desk(), 'unheard_of', 'low');
    expect(decision).toMatchObject({ team: 'technical_support', confidence: 0.5 });
    expect(decision.reasoning).toMatch('No rule names the category');
  });

  it('decides validly for every category and severity', () => {
    const config = load(shipped);
    const service = new RoutingService(config);
    const teams = config.idsOf('team');
    fc.assert(
      fc.property(
        fc.constantFrom(...categories, 'unheard_of'),
        fc.constantFrom(...severities),
        fc.dictionary(fc.constantFrom('order_id', 'product_name'), fc.oneof(fc.string(), fc.array(fc.string()))),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        (category, severity, fields, arrival) => {
          const { value } = service.route({ category, severity, fields, receivedAt: arrival });
          const others = value.alternativeTeams;
          expect(teams).toEqual(expect.arrayContaining([value.team, ...others, ...(value.escalationPath ?? [])]));
          expect(others).not.toContain(value.team);
          expect(new Set(others).size).toBe(others.length);
          expect(value.sla.responseDueAt.getTime()).toBeGreaterThan(arrival.getTime());
        },
      ),
    );
  });

  it('hands out lists that a caller may change', () => {
    const service = desk();
    decide(service, 'billing', 'high').alternativeTeams.push('billing_team');
    expect(decide(service, 'billing', 'high').alternativeTeams).toEqual(['account_management']);
  });

  it('refuses a severity that the table does not have', () => {
    expect(() => decide(desk(), 'billing', 'extreme')).toThrow('There is no severity "extreme".');
    expect(() => desk().responseTimeOf('extreme')).toThrow('There is no severity "extreme".');
  });

  it('stops where a severity of the desk has no entry', () => {
    severities.push('blocker');
    expect(() => desk()).toThrow(/routing_rules\.yaml: severities: "blocker" is missing; give it a priority/);
  });

  it.each([
    ['team: billing_team', 'team: biling', /yaml:\d+: rules\.1\.team: there is no team "biling"; allowed: technical_/],
    ['category: billing', 'category: bils', /yaml:\d+: rules\.1\.category: there is no category "bils"; allowed: tech/],
    ['severities: [critical]', 'severities: [dire]', /escalation\.severities\.0: there is no severity "dire"/],
    ['low: normal', 'mild: normal', /rules\.3\.priority_modifier\.mild: there is no severity "mild"/],
    ['respond_within: 4h', 'respond_within: soon', /severities\.high\.respond_within: must be a whole number and m/],
    [
      'category: bug_report',
      'category: billing',
      /rules\.4: never applies: an earlier rule takes every billing ticket/,
    ],
    ['alternatives: [account_management]', 'alternatives: [billing_team]', /rules\.1\.alternatives: holds the team/],
    ['at any hour', 'at any hour\n    escalates_to: billing_team', /teams\.billing_team\.escalates_to: leads back/],
    [
      'category: billing',
      'category: billing\n    when: [{field: ordr}]',
      /rules\.1\.when\.0\.field: there is no field "ordr"/,
    ],
  ])('refuses %j turned into %j', (from, to, complaint) => {
    expect(shipped).toContain(from);
    expect(() => desk(shipped.replace(from, to))).toThrow(complaint);
  });
});
