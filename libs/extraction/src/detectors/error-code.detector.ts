import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = {
  vendor: 0.95,
  hexadecimal: 0.9,
  afterCue: 0.88,
  http: 0.85,
  exception: 0.85,
  letterAndDigits: 0.7,
};

interface Form {
  readonly pattern: RegExp;
  /** One of these stands in every match: looking for them first spares most texts the pattern. */
  readonly literals?: readonly string[];
  readonly confidence: number;
  /** The match is a code only where this holds too. */
  readonly accepts?: (match: RegExpMatchArray, text: string) => boolean;
}

/** Group 1 is the code, or else the whole match is. */
const FORMS: readonly Form[] = [
  {
    // ERR-5003, ERR-EXP-001, ERR_CONNECTION_REFUSED, ORA-00942, NS_ERROR_FAILURE, E_FAIL
    pattern:
      /(?<![\w-])(?:(?:(?:err|error|fault|aadsts)[-_]?|(?:exc|ora|pls|tns|rman|sql)-)(?=[a-z_-]{0,30}\d)[a-z0-9]{1,20}(?:[-_][a-z0-9]{1,20}){0,4}|(?:ERR|ERROR|NS_ERROR|E)_[A-Z][A-Z0-9_]{2,50})(?![\w-])/gi,
    confidence: CONFIDENCE.vendor,
    accepts: ([code]) => /\d/.test(code) || code === code.toUpperCase(),
  },
  {
    // SQLSTATE 42P01, SQLSTATE[HY000]
    literals: ['SQLSTATE'],
    pattern: /\bSQLSTATE(?:\[[0-9A-Z]{5}\]|(?:[:=]\s?|\s)[0-9A-Z]{5}\b)/g,
    confidence: CONFIDENCE.vendor,
  },
  {
    // 0xDEADBEEF, 0x80070005
    literals: ['0x', '0X'],
    pattern: /(?<![\w[<=]|\bat\s|[+,]\s|#\d\s{1,3})0x[0-9a-f]{3,8}\b(?!\s(?:in\b|_|\w+_))/gi,
    confidence: CONFIDENCE.hexadecimal,
    accepts: isNoAddress,
  },
  {
    pattern: /\bHTTP(?:\/\d(?:\.\d)?)?(?:\s(?:error|status|code)){0,2}:?\s[45]\d\d\b/gi,
    confidence: CONFIDENCE.http,
  },
  {
    pattern:
      /(?<![\w.-])([45]\d\d)\s(?:internal server error|not found|bad gateway|service unavailable|gateway time-?out|forbidden|unauthorized|bad request|too many requests|errors?\b)/gi,
    confidence: CONFIDENCE.http,
  },
  {
    // "error code 1603", "Error: TS2345", "exit code 137", "status 503"
    pattern:
      /\b(?:error|err|fault|failure|exit|return|stop|status|fehler)(?:[- ](?:code|number|no\.?|id|status))?(?:\s(?:is|was|of))?\s{0,2}[:=#]?\s{0,2}["'“([]?(?<=[\s:=#"'“([])(-?(?:[A-Z]{1,10}[-_]?)?\d{2,10}(?:[-.][A-Z0-9]{1,10}){0,2})(?![\w%/:-]|\.\d)/gi,
    confidence: CONFIDENCE.afterCue,
    accepts: isCodeAfterCue,
  },
  {
    literals: ['Exception', 'Error', 'Fault'],
    pattern: /(?<![\w.$])(?:[A-Za-z_]\w{0,40}\.){0,8}[A-Z]\w{1,60}(?:Exception|Error|Fault)\b(?!\(|\.\w)/g,
    confidence: CONFIDENCE.exception,
  },
  {
    literals: [
      'ECONN',
      'ETIMED',
      'ENO',
      'EAC',
      'EPERM',
      'EPIPE',
      'EADDR',
      'EHOST',
      'EEXIST',
      'EINVAL',
      'EMFILE',
      'EAI_',
      'SIG',
    ],
    pattern:
      /\b(?:ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|ENOTFOUND|ENOENT|EACCES|EPERM|EPIPE|EADDRINUSE|EHOSTUNREACH|ENOMEM|EEXIST|EINVAL|ENOSPC|EMFILE|EAI_AGAIN|SIG(?:SEGV|ABRT|KILL|BUS|ILL))\b/g,
    confidence: CONFIDENCE.vendor,
  },
  { pattern: /(?<![\w.-])E-?\d{3,5}(?![\w.-])/g, confidence: CONFIDENCE.letterAndDigits },
];

export const errorCodeDetector: Detector = {
  find(text) {
    const found: Candidate[] = [];
    for (const { pattern, literals, confidence, accepts } of FORMS) {
      if (literals?.some((literal) => text.includes(literal)) === false) continue;
      for (const match of matchesOf(pattern, text)) {
        if (accepts?.(match, text) === false) continue;
        const code = match[1] ?? match[0];
        const start = match.index + match[0].indexOf(code);
        found.push({ start, end: start + code.length, confidence });
      }
    }
    return found;
  },
  // "HTTP 500" and "500 Internal Server Error" are one code.
  keyOf: (value) => value.toUpperCase().replace(/^HTTP\b.*\s/, ''),
  heedsOpaqueNumbers: true,
};

const LINE_REACH = 60;
/** "error 3 times", "error 12 days" count; "status 200" is no error. */
const COUNTED =
  /^\s(?:times?|days?|hours?|minutes?|mins?|seconds?|secs?|weeks?|months?|years?|users?|people|of|out|more)\b/i;

/** Stack traces and memory dumps hold several hexadecimal numbers in a line. */
function isNoAddress({ index = 0, 0: code }: RegExpMatchArray, text: string): boolean {
  const end = index + code.length;
  const before = text.slice(Math.max(0, index - LINE_REACH), index).replace(/^[^]*\n/, '');
  const after = text.slice(end, end + LINE_REACH).replace(/\n[^]*$/, '');
  return !/0x[0-9a-f]{4}/i.test(before) && !/0x[0-9a-f]{4}/i.test(after);
}

function isCodeAfterCue(match: RegExpMatchArray, text: string): boolean {
  const code = match[1] ?? '';
  const end = (match.index ?? 0) + match[0].length;
  if (/^status/i.test(match[0]) && !/^[45]\d\d$/.test(code)) return false;
  return !COUNTED.test(text.slice(end, end + 10));
}
