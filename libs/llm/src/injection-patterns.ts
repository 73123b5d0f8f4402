/** A way to attack a model by words; the id is what the check in an answer shows. */
export interface InjectionSign {
  readonly id: string;
  readonly pattern: RegExp;
}

const gap = (words: number): string => `(?:\\W{1,8}[\\w'’]{1,20}){0,${words}}\\W{1,8}`;

/** Verbs and objects with a few words between; every quantifier is capped, so that a scan stays linear. */
const sign = (id: string, ...parts: (string | number)[]): InjectionSign => ({
  id,
  pattern: new RegExp(
    parts.map((part) => (typeof part === 'number' ? gap(part) : `\\b(?:${part})`)).join('') + '\\b',
    'i',
  ),
});

const IGNORE = 'ignore|disregard|forget|override|overrule|bypass|discard|neglect|skip|drop';
const BEFORE =
  'previous|prior|preceding|earlier|above|former|past|foregoing|below|following|other|new|additional|further|old';
const ORDERS = 'instructions?|prompts?|rules?|directives?|guidelines|commands?';
const TELL =
  'repeat|print|reveal|show|tell|output|display|list|recite|reproduce|explain|describe|translate|summari[sz]e|convert|' +
  'rephrase|paraphrase|rewrite|format|write|share|give|leak|expose|state|what (?:are|is|were)|say';
const REPLY = 'reply|response|answer|output|replies|responses|answers';
const BEND =
  'modify|enhance|augment|alter|adjust|adapt|amend|enrich|embellish|integrate|incorporate|embed|weave|infuse|tease|' +
  'insert|add|introduce|include';
const SCRAMBLE =
  'misspell|scramble|anagram|jumble|rearrange|substitute|shuffle|encode|encrypt|replace|convert|swap|group|reverse|render|' +
  'use anagrams|use (?:commonly )?associated symbols|homophonic|alphanumeric';
const SPEAK = 'say|says|respond|reply|output|print|answer|return|write|type|state|repeat';

/** Written from public descriptions of attacks: override, leak, dictated answer, bent answer, new role, false markers. */
export const INJECTION_SIGNS: readonly InjectionSign[] = [
  sign('override', IGNORE, 4, BEFORE, 3, ORDERS),
  sign('override', IGNORE, 3, 'your|system|all(?: of)? (?:the|your|these|those)', 2, ORDERS),
  sign('override', IGNORE, 2, 'everything|anything|all', 2, 'above|below|before|previously|prior'),
  sign(
    'override',
    'ignore|disregard|override|ignorieren|ignora|ignorez|ignoriere',
    0,
    'instructions|(?:sie )?alle vorherigen anweisungen|(?:todas )?las instrucciones(?: anteriores)?|toutes les instructions(?: précédentes)?',
  ),
  sign('override', 'end of|stop|cancel|out of date|outdated|updated?|new', 1, 'system prompt|system instructions'),
  sign(
    'leak',
    TELL,
    5,
    'your|previous|above|initial|original|system|hidden|secret|preceding|earlier|prior|first',
    2,
    'instructions?|prompts?|directives?|rules?',
  ),
  sign(
    'leak',
    TELL,
    4,
    'instructions|prompt|rules|text|words|everything',
    2,
    'above|so far|you (?:were|have been|are) given|before this',
  ),
  sign(
    'leak',
    TELL,
    2,
    'above|previous|preceding|these|following',
    0,
    'words|commands|text|sentences?|conditions|paragraphs?',
    0,
    'as|in|into|back|verbatim|exactly|above|using|to me',
  ),
  sign(
    'leak',
    `${TELL}|list|return|outputs?`,
    2,
    'your|all|the|of',
    0,
    '(?:full |exact |specific |own |current |complete )?(?:instructions|ruleset|pre-?prompt)',
    2,
    'in|as|into|to|so|verbatim|back|above|python|pseudocode|me|with|bullets?|you|that|word for word|begin|start|please',
  ),
  sign(
    'leak',
    'instead of',
    1,
    'outputting|printing|saying|giving|writing|responding',
    4,
    'output|print|say|write|give|list|respond',
  ),
  sign('leak', 'your', 0, '(?:last|first|full|initial) prompt|ruleset|pre-?prompt'),
  // Not "your prompt reply", which every other ticket asks for.
  { id: 'leak', pattern: /\byour prompt(?:\s{0,3}[.,:;!?"]|\s{1,3}(?:so far|begin|in|as|back|verbatim)\b|$)/i },
  sign(
    'leak',
    'your|the',
    1,
    'system prompt|initial prompt|hidden prompt|secret instructions?|original prompt|pre-?prompt',
  ),
  sign('dictated_answer', 'begin|start|end|prefix|finish', 1, `(?:your|the|every|each|all) (?:${REPLY})`, 1, 'with|by'),
  sign(
    'dictated_answer',
    SPEAK,
    0,
    'only|exactly|just|nothing but|with only|with just|with exactly',
    0,
    '\\w{1,20}',
    6,
    'and|nothing|no|then|else',
  ),
  sign(
    'dictated_answer',
    'only|just|simply|must|always|never|instead|to|please|now|and|then|can|will|should|not',
    0,
    SPEAK,
    3,
    'access',
  ),
  sign('dictated_answer', 'begin|start|end|prefix', 2, '(?:reply|response|answer|output|message)', 1, 'with|by saying'),
  {
    id: 'dictated_answer',
    pattern: /\b(?:begin|start)(?: your (?:reply|response|answer))? (?:with|by saying):? ?["“'‘][A-Z]/i,
  },
  sign(
    'dictated_answer',
    'access granted',
    5,
    'and|only|to|in|as|is|if|now|with',
    6,
    'your|reply|output|nothing|response|print|say',
  ),
  sign(
    'dictated_answer',
    'what',
    0,
    '(?:would|should|do|will|must|can) you',
    1,
    'say|respond|reply|answer|output|print',
    6,
    'if|when|to|in case',
  ),
  sign('dictated_answer', SPEAK, 4, 'access granted|hacked|pwned'),
  sign('dictated_answer', 'instead of', 4, 'say|output|print|respond|reply|answer|write', 6, SPEAK),
  sign('bent_answer', BEND, 24, `(?:to|in|into|of|from|for) (?:your|the) (?:${REPLY})`),
  sign(
    'bent_answer',
    'modify|enhance|augment|alter|adapt|enrich|embellish|rewrite|complement|supplement',
    0,
    `your (?:${REPLY}|message)`,
  ),
  sign(
    'bent_answer',
    `(?:in|throughout|within) your (?:${REPLY})`,
    0,
    'tease|suggest|mention|include|use|recommend|promote|replace|add|link|advise|insert|encourage|claim',
  ),
  sign(
    'bent_answer',
    SCRAMBLE,
    5,
    `(?:letters|words?|vowels|consonants|characters|keywords|your (?:${REPLY}|message))`,
    4,
    `(?:your|the) (?:${REPLY}|message)|with|to|by|in`,
  ),
  sign('bent_answer', SCRAMBLE, 6, `your (?:${REPLY}|message)`),
  sign('bent_answer', 'typos|misspell(?:ings?)?|anagram(?:s|med)?|homophon\\w{1,6}', 5, `your (?:${REPLY}|message)`),
  sign(
    'bent_answer',
    'provide|write|give|deliver|craft|phrase',
    0,
    `your (?:${REPLY})`,
    0,
    'without|in|using|with|as',
    3,
    'spaces|punctuation|misspellings|words|letters|anagram\\w{0,4}|substitution|symbols|numbers|uppercase|reverse',
  ),
  sign('new_role', 'you are', 1, 'now|no longer|longer', 2, 'an?|the|my|going|bound|in|free|required|allowed|to'),
  sign(
    'new_role',
    'you are',
    1,
    'an? (?:ai|sentient|language model|chatbot|assistant|unrestricted|llm|robot|dog|door|teacher|linux|python)',
  ),
  sign('new_role', 'from now on|henceforth|going forward', 2, 'you', 1, 'will|must|shall|are|only|should'),
  sign('new_role', 'pretend|act as if|simulate', 2, "you are|you’re|you're|an? (?:ai|assistant|terminal|shell)"),
  sign(
    'new_role',
    'developer mode|do anything now|jailbreak(?:ed)? mode|god mode|dan mode|as an ai language model|opposite day',
  ),
  sign(
    'new_role',
    'your',
    1,
    'only|sole|new|next|real|true',
    1,
    'objective|goal|task|purpose|role|job|instructions?|response|output',
    1,
    'is|are|will|as',
  ),
  sign(
    'false_marker',
    'end|begin|start|close',
    3,
    '(?:user|untrusted|system|trusted|admin|external)',
    2,
    '(?:input|prompt|message|section|instructions?|ambiguity|data|content|rules|text)',
  ),
  sign(
    'false_marker',
    'end|begin|start',
    1,
    '(?:of )?(?:out of date|rules|access code|instructions|new instructions|prompt|ambiguity)',
    1,
    '(?:section|instructions|code|block|here)',
  ),
];

/** What no customer types: chat templates, and characters that are seen by models alone. */
export const INJECTION_MARKS: readonly InjectionSign[] = [
  {
    id: 'chat_template',
    pattern: /<\|[a-z_ ]{1,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant)>|<(?:start|end)_of_turn>/i,
  },
  {
    id: 'chat_template',
    pattern:
      /^[ \t#*]{0,8}(?:instruction|system|assistant|input)\s{0,3}:[^\n]{0,400}\n[^]{0,400}^[ \t#*]{0,8}(?:assistant|output|user|ai|response)\s{0,3}:/im,
  },
  { id: 'false_marker', pattern: /(?<![%=#*-])[%=#*-]{3,60}\s{0,3}(?:END|BEGIN|START)\b[^\n]{0,60}[%=#*-]{3}/ },
  { id: 'hidden_characters', pattern: /[\u{E0000}-\u{E007F}]{4}/u },
];
