import { type Tone } from '@app/domain';
import {
  definePrompt,
  type ModelTask,
  type Prompt,
  quoteUntrusted,
  type TicketPrompt,
  UNTRUSTED_NOTICE,
} from '@app/llm';
import { type TicketReading } from '@app/text';

/** Goes up with every change of a word below; the versions of the tasks stand beside it. */
const VERSION = '2';

/** What follows in a long mail says little that is new, and every word of it has its price. */
const LONGEST_TEXT = 8000;

const USER = `Tone of the reply: {{tone}}

{{preface}}{{ticket}}`;

/** The question that asks a model for several tasks at once; its constant part is made once for each set of tasks. */
export class SinglePrompt {
  private readonly template: TicketPrompt<typeof USER>;

  constructor(private readonly tasks: readonly ModelTask<unknown>[]) {
    const version = [VERSION, ...tasks.map((task) => `${task.name[0] ?? ''}${task.version}`)].join('-');
    const parts = tasks.map(({ name, instructions }) => `## ${name}\n${instructions}`).join('\n\n');
    this.template = definePrompt({
      name: 'single',
      version,
      system: `Read the support ticket and answer for each part below, under its name.\n\n{{parts}}\n\n${UNTRUSTED_NOTICE}`,
      user: USER,
    })({ parts });
  }

  get version(): string {
    return this.template.version;
  }

  fill(reading: TicketReading, tone: Tone): Prompt {
    const preface = this.tasks.map((task) => task.preface?.(reading) ?? '').join('');
    return this.template.fill({ tone, preface, ticket: quoteUntrusted(textOf(reading)) });
  }
}

function textOf({ subject, body }: TicketReading): string {
  return `Subject: ${subject.full}\n\n${body.full.slice(0, LONGEST_TEXT)}`.toWellFormed();
}
