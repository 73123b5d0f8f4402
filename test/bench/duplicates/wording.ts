type Random = () => number;

export function oneOf<T>(from: readonly T[], random: Random): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

const NAMES = [
  'Ann',
  'Bilal',
  'Chen',
  'Dora',
  'Emeka',
  'Farah',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Mateo',
  'Noor',
];
const FAMILIES = [
  'Okafor',
  'Weiss',
  'Silva',
  'Ivanova',
  'Tanaka',
  'Meyer',
  'Haddad',
  'Larsen',
  'Rossi',
  'Novak',
  'Singh',
  'Dubois',
];
const GREETINGS = ['', 'Hello,', 'Hi there,', 'Dear support,', 'Good morning,', 'Hi team,'];
const CLOSINGS = ['', 'Thanks,', 'Best regards,', 'Kind regards,', 'Thank you in advance,', 'Please advise.'];
const ORDERS = ['My order number is #.', 'This is about #.', 'Reference: #', 'The account is #.', 'See # for details.'];
const CODES = ['The message says #.', 'It fails with #.', 'Error code #', 'All I get is #.'];

/** As people open and close a letter, with the number of what it is about, which no other letter has. */
export function letter(sentences: readonly string[], code: string | null, random: Random): string {
  const order = `${oneOf(['ORD', 'INV', 'ACC', 'RMA'], random)}-${Math.floor(random() * 1e7)}`;
  return [
    oneOf(GREETINGS, random),
    [
      ...sentences,
      ...(code === null ? [] : [oneOf(CODES, random).replace('#', code)]),
      ...(random() < 0.5 ? [oneOf(ORDERS, random).replace('#', order)] : []),
    ].join(' '),
    oneOf(CLOSINGS, random),
    random() < 0.7 ? `${oneOf(NAMES, random)} ${oneOf(FAMILIES, random)}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** The sentence with some of its words left out, misspelt or another's. @param share of the words that change */
export function reworded(sentence: string, share: number, strangers: () => string, random: Random): string {
  const words = sentence.split(' ').flatMap((word) => {
    if (random() >= share) return [word];
    const fate = random();
    if (fate < 0.4) return [];
    return [fate < 0.7 ? misspelt(word, random) : oneOf(strangers().split(' '), random)];
  });
  return words.length === 0 ? sentence : words.join(' ');
}

/** Two letters in the wrong order. */
function misspelt(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
