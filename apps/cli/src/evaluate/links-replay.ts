import { type RetrievalJudgement } from '@app/evaluation';
import { type ScoredPair } from '@app/links';

/** What agents judged, and the queries that came in after. */
interface LinksReplay {
  readonly pairs: readonly ScoredPair[];
  readonly rest: readonly RetrievalJudgement[];
}

/**
 * Plays agents who judge the best match of each ticket, if one is proposed, by what is known to be right.
 *
 * @param judgements oldest query first
 * @param most they stop after so many
 * @param relatedAt from which score on a match is proposed
 */
export function replayLinks(judgements: readonly RetrievalJudgement[], most: number, relatedAt: number): LinksReplay {
  const pairs: ScoredPair[] = [];
  let asked = 0;
  for (const { ranked, relevant } of judgements) {
    if (pairs.length === most) break;
    asked += 1;
    const [id, score] = ranked[0] ?? ['', 0];
    if (score >= relatedAt && ranked.length > 0) pairs.push({ score, isDuplicate: relevant.has(id) });
  }
  return { pairs, rest: judgements.slice(asked) };
}
