import { stemOf, type Token } from '@app/text';

/** Words that change nothing in a phrase: "is still not working" is "is not working". */
const FILLERS = new Set(
  `a an the my our your this that these those any some its his her their very really still just also quite
  currently completely totally actually even absolutely simply suddenly always again to too of`.split(/\s+/),
);

const NEGATORS = new Set(
  `not no never nothing none nobody without neither nor
  nicht kein keine keinen keiner nie ohne pas aucun aucune sans jamais ningun ninguna sin nunca`
    .split(/\s+/)
    .map(stemOf),
);

/** After one of these the negation is over: "not slow but down". */
const TURNS = new Set(
  ['but', 'however', 'only', 'except', 'because', 'since', 'and', 'aber', 'mais', 'pero'].map(stemOf),
);

const AUXILIARIES = 'do does did is was are were would could should has have had must need am'.split(' ');

const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ...AUXILIARIES.flatMap((verb): [string, readonly string[]][] => [
    [`${verb}n't`, [verb, 'not']],
    [`${verb}nt`, [verb, 'not']],
    // As word-splitting tools leave it: "does n't".
    [`${verb}n`, [verb]],
  ]),
  ...["can't", 'cant', 'cannot', 'cannt', 'canot'].map((word): [string, readonly string[]] => [word, ['can', 'not']]),
  ...["won't", 'wont'].map((word): [string, readonly string[]] => [word, ['will', 'not']]),
  ["ain't", ['is', 'not']],
  ["n't", ['not']],
  ['ca', ['can']],
  ["i'm", ['i', 'am']],
  ["i've", ['i', 'have']],
  ["i'd", ['i', 'would']],
  ["it's", ['it', 'is']],
  ["there's", ['there', 'is']],
  ["what's", ['what', 'is']],
  ["how's", ['how', 'is']],
  ["where's", ['where', 'is']],
  ["let's", ['let', 'us']],
  ['login', ['log', 'in']],
  ['logon', ['log', 'in']],
  ['signin', ['sign', 'in']],
  ['signup', ['sign', 'up']],
  ['setup', ['set', 'up']],
  ['pls', ['please']],
  ['plz', ['please']],
  ['u', ['you']],
]);

export function isFiller(word: string): boolean {
  return FILLERS.has(word);
}

export function isNegator(stem: string): boolean {
  return NEGATORS.has(stem);
}

export function endsNegation(stem: string): boolean {
  return TURNS.has(stem);
}

/** The stems a written word stands for; undefined where it is its own stem alone. */
export function stemsOf(token: Token): readonly string[] | undefined {
  return CONTRACTIONS.get(token.word);
}

const MANY = 10;

/** Whether a word is a number of ten or more, such as "500" or "1,200". */
export function isManyNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  if (first < 49 || first > 57 || word.length > 9) return false;
  return Number(word.replaceAll(',', '')) >= MANY;
}

/** Two or more words written as one; capitals alone prove nothing, for brands have them too ("PayPal", "iPhone"). */
const PROGRAM_NAME = /^(?:[a-z]{2,}[0-9]*[A-Z][a-z]|(?:[A-Z][a-z]+){3}|\w*[A-Za-z]_[A-Za-z])/;
const SHORTEST_NAME = 5;

/** Whether a word as written is a name out of a program, such as "NullPointerException", "user_id" or "getName". */
export function isProgramName(written: string): boolean {
  return written.length >= SHORTEST_NAME && PROGRAM_NAME.test(written);
}
