import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';
import { sumOfMoney } from './sum-of-money.js';

const CONFIDENCE = { symbol: 0.95, code: 0.9, currencyWord: 0.85, inWords: 0.7, withoutCurrency: 0.6 };

/** Groups of thousands (or of hundreds, as in lakhs) and decimals: a version such as 4.2.3 is none. */
const NUMBER = "(?:\\d{1,3}(?:[,.']\\d{2,3}){1,5}(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,15}(?:[.,]\\d{1,4})?)";
const SCALE = '(?:\\s?(?:thousand|million|billion|trillion|lakh|crore|mn|bn|[km])\\b)?';
const CODE = 'usd|eur|gbp|chf|cad|aud|nzd|jpy|cny|rmb|inr|sek|nok|dkk|pln|czk|huf|brl|mxn|zar|sgd|hkd|musd|meur|maud';
/** Without those that are common English words, such as "real", "won" and "try". */
const WORD =
  'dollars?|euros?|pounds?|cents?|pence|penny|yen|rupees?|francs?|bucks|quid|yuan|pesos?|kron(?:a|e|or|er)|zloty|rubles?|roubles?|markka';
const NATION = '(?:(?:us|u\\.s\\.|american|canadian|australian|british|swiss|french|finnish|hong kong|singapore)\\s)?';

const SIGN = '$€£¥₹₽₩₭₫₱₪₺₴฿';

const SYMBOL_FIRST = new RegExp(
  `(?<![\\w$])(?:(?:usd?|u\\.s\\.?|cad?|aud?|nzd?|hk|sgd?|mxn?|mex|c)\\s?|[ars])?[${SIGN}]\\s?${NUMBER}${SCALE}`,
  'gi',
);
const CODE_FIRST = new RegExp(`\\b(?:${CODE}|rs\\.?)\\s?${NUMBER}${SCALE}(?![\\w-])`, 'gi');
const NUMBER_FIRST = new RegExp(
  `(?<![\\w.,${SIGN}-])${NUMBER}${SCALE}(?: ?(?:[€£¥₹₽₩₭₫₱₪₺₴฿]|\\$(?![\\w{($]))|[\\s-]?${NATION}(?:${CODE}|${WORD})\\b(?:\\s(?:million|billion|trillion)\\b)?(?:\\s(?:and\\s)?\\d{1,2}\\s(?:cents?|pence)\\b)?)`,
  'gi',
);
const COUNT =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|quarter';
const IN_WORDS = new RegExp(
  `\\b(?:a\\s)?(?:${COUNT})(?:[\\s-](?:and\\s)?(?:${COUNT})){0,7}[\\s-]${NATION}(?:${WORD}|usd|eur|gbp)\\b(?:\\s(?:and\\s)?(?:${COUNT})(?:-(?:${COUNT}))?\\scents?\\b)?`,
  'gi',
);
/** "a payment of 85.31": two decimals and a word of paying make a sum without a currency. */
const WITHOUT_CURRENCY =
  /(?<![\w.,:/$-])\d{1,6}\.\d\d(?!\s?(?:%|[kmgt]i?b|m?s|sec|seconds?|min|minutes?|hours?|x)\b|[\w%:/-]|[.,]\d)/gi;
const PAYING =
  /\b(?:pay(?:ing|ments?)?|paid|charged?|refund(?:ed)?|spen[dt]|transfer(?:red)?|withdr[ae]w(?:n|al)?|deposit(?:ed)?|debit(?:ed)?|owed?|cost)\b[^\n.]{0,40}$/i;
const PAYING_REACH = 48;
const ANY_SIGN = new RegExp(`[${SIGN}]`);
const ANY_WORD = new RegExp(`\\b(?:${WORD}|usd|eur|gbp)\\b`, 'i');

/** `$1` is a capture group or a shell argument unless money is spoken of. */
const CODE_ARGUMENT = /^\$\d$/;
const MONEY_WORDS =
  /\b(?:paid|pay|charged?|costs?|price|fee|refund|bill(?:ed)?|worth|only|owe|discount|per|each|month|off)\b/i;
const MONEY_WORD_REACH = 40;

export const amountDetector: Detector = {
  find(text) {
    const found: Candidate[] = [];
    if (ANY_SIGN.test(text)) collect(found, text, SYMBOL_FIRST, CONFIDENCE.symbol);
    collect(found, text, NUMBER_FIRST, CONFIDENCE.currencyWord);
    collect(found, text, CODE_FIRST, CONFIDENCE.code);
    if (ANY_WORD.test(text)) collect(found, text, IN_WORDS, CONFIDENCE.inWords);
    for (const { index, 0: sum } of matchesOf(WITHOUT_CURRENCY, text))
      if (PAYING.test(text.slice(Math.max(0, index - PAYING_REACH), index)))
        found.push({ start: index, end: index + sum.length, confidence: CONFIDENCE.withoutCurrency });
    return found;
  },
  standardForm: sumOfMoney,
  heedsOpaqueNumbers: true,
};

function collect(found: Candidate[], text: string, pattern: RegExp, confidence: number): void {
  for (const { index, 0: match } of matchesOf(pattern, text)) {
    const end = index + match.length;
    if (!isCodeArgument(text, index, match)) found.push({ start: index, end, confidence });
  }
}

function isCodeArgument(text: string, start: number, match: string): boolean {
  if (!CODE_ARGUMENT.test(match)) return false;
  const end = start + match.length;
  return !MONEY_WORDS.test(text.slice(Math.max(0, start - MONEY_WORD_REACH), end + MONEY_WORD_REACH));
}
