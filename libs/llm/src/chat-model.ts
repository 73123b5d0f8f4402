import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI, type ChatOpenAICallOptions } from '@langchain/openai';
import { assertEnded, assertPiece } from './completion.js';
import { isAbort } from './error-chain.js';
import { type BodyLimits } from './guarded-body.js';
import { guardedFetch } from './guarded-fetch.js';
import { type Call } from './climb.js';
import { LlmError, llmErrorIn } from './llm-error.js';
import { type LlmSettings } from './models.js';
import { providerError } from './provider-error.js';
import { type TokenPrice, usageOf } from './usage.js';
import { currentWire } from './wire.js';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

export type TextSink = (piece: string) => Promise<void> | void;

/** Far above any triage answer or reply draft, far below what hurts. */
const LIMITS: BodyLimits = { maxBytes: 1024 * 1024, idleMs: 5000 };

/** One model at one endpoint. An answer is whole text, or an LlmError says what came instead. */
export class ChatModel {
  private readonly client: ChatOpenAI;

  constructor(
    readonly name: string,
    private readonly settings: Pick<LlmSettings, 'endpoint' | 'temperature' | 'maxTokens' | 'jsonMode'>,
    private readonly price?: TokenPrice,
    limits: Partial<BodyLimits> = {},
  ) {
    const { endpoint, temperature, maxTokens } = settings;
    this.client = new ChatOpenAI({
      model: name,
      // The client library insists on one; a server without keys ignores it.
      apiKey: endpoint.apiKey ?? 'none',
      temperature,
      maxTokens,
      maxRetries: 0,
      useResponsesApi: false,
      // Our own reading of the raw pieces does not depend on what the library keeps of them.
      __includeRawResponse: true,
      configuration: {
        baseURL: endpoint.baseUrl,
        defaultHeaders: { ...endpoint.headers },
        fetch: guardedFetch({ ...LIMITS, ...limits }),
        logLevel: 'off',
      },
    });
  }

  /** The answer to a question that wants JSON. */
  async json(messages: readonly ChatMessage[], call: Call): Promise<string> {
    const options: Partial<ChatOpenAICallOptions> = this.settings.jsonMode
      ? { response_format: { type: 'json_object' } }
      : {};
    return this.guarded(messages, call, async () => {
      const answer = await this.client.invoke(messages.map(toLangChain), { ...options, signal: call.signal });
      this.note(call, messages, answer.text, call.spent);
      return answer.text;
    });
  }

  /** The answer as it is written, piece by piece; what `onText` returns is waited for. */
  async stream(messages: readonly ChatMessage[], call: Call, onText: TextSink): Promise<string> {
    return this.guarded(messages, call, async () => {
      let text = '';
      let finishReason: unknown;
      for await (const chunk of await this.client.stream(messages.map(toLangChain), { signal: call.signal })) {
        const { finish_reason: reason, usage } = chunk.response_metadata as Record<string, unknown>;
        finishReason ??= reason;
        // Every piece has one, and all but the last one's are empty.
        if (Object.keys(usage ?? {}).length > 0) call.spent = usage;
        assertPiece(chunk.additional_kwargs.__raw_response ?? {});
        if (chunk.text === '') continue;
        text += chunk.text;
        await handOn(chunk.text, onText);
      }
      call.signal.throwIfAborted();
      this.note(call, messages, text, call.spent);
      assertEnded(finishReason);
      if (text.trim() === '') throw new LlmError('no_answer');
      return text;
    });
  }

  private async guarded(messages: readonly ChatMessage[], call: Call, work: () => Promise<string>): Promise<string> {
    try {
      return await currentWire.run(call, work);
    } catch (error) {
      if (call.spent !== undefined) this.note(call, messages, '', call.spent);
      throw call.failure ?? llmErrorIn(error) ?? (isAbort(error) ? new LlmError('aborted') : foreignError(error));
    }
  }

  private note(call: Call, messages: readonly ChatMessage[], received: string, raw: unknown): void {
    const sent = messages.map(({ text }) => text).join('\n');
    call.usage = usageOf(raw, { sent, received }, this.price);
  }
}

/** What fails in the receiver is not the model's failure. */
async function handOn(piece: string, onText: TextSink): Promise<void> {
  try {
    await onText(piece);
  } catch (error) {
    throw new LlmError('internal', {}, { cause: error });
  }
}

/** What the client library itself throws: an error event inside a stream, or JSON that is none. */
function foreignError(error: unknown): LlmError {
  const said = (error as { readonly error?: unknown }).error;
  return said === undefined ? new LlmError('garbled') : providerError(undefined, { error: said });
}

function toLangChain({ role, text }: ChatMessage): BaseMessage {
  switch (role) {
    case 'system':
      return new SystemMessage(text);
    case 'user':
      return new HumanMessage(text);
    case 'assistant':
      return new AIMessage(text);
  }
}
