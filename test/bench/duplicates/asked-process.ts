import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Gives a job to a script of this folder in a process of its own, run as `npm start` runs the service.
 *
 * @throws where it ends without an answer
 */
export async function askProcess<Answer>(script: string, databaseUrl: string, job: object): Promise<Answer> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ['--max-semi-space-size=16', '--enable-source-maps'],
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', LEARNING_NIGHTLY: 'false' },
    serialization: 'advanced',
  });
  const answers: Answer[] = [];
  child.on('message', (message) => answers.push(message as Answer));
  child.send(job);
  const [code] = (await once(child, 'exit')) as [number | null];
  const answer = answers[0];
  if (answer === undefined) throw new Error(`${script} ended with ${code ?? 'a signal'} before it answered`);
  return answer;
}

/** The other side: does the one job that this process was started for. */
export function answerWith(work: (job: never) => Promise<object>): void {
  process.once('message', (job) => {
    void work(job as never).then((answer) => process.send?.(answer, () => process.disconnect()));
  });
}
