type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl';

/** Words that stand in every few sentences of a language, as far as they tell it from the others. */
const STOP_WORDS: Readonly<Record<Language, string>> = {
  en: 'the and you your to of is are it we our this that for with have has not will be on as at was please from when my can they would an by or but been there what which i',
  de: 'der die das und ist nicht ich sie wir ein eine einen mit auf für von zu den dem sich auch bei wird haben hat ihre ihren ihr bitte wurde kann mein meine aber nach wie wenn es im werden',
  fr: 'le la les des et est une un vous votre nous notre pas pour dans que qui sur avec ne ce cette je mon ma au du été avons avez merci mais plus sont il',
  es: 'el la los las y es una un usted su nosotros nuestro para con no que por en del al se ha mi me lo como pero gracias está hemos más le sus fue',
  it: 'il lo la gli le e è una un di che per con non del della nel sono ho ha mio mia suo nostro grazie si ma come questo più alla dei stato',
  pt: 'o a os as e é uma um de que para com não do da no na em seu sua nosso você por se mais como mas foi obrigado está ao dos meu minha',
  nl: 'de het een en is niet ik u uw wij ons onze met van voor op te dat die zijn hebben heeft maar aan bij wordt naar kan mijn er ook als',
};

const LANGUAGES = Object.keys(STOP_WORDS) as Language[];
const languagesOf = new Map<string, Language[]>();
for (const language of LANGUAGES)
  for (const word of STOP_WORDS[language].split(' '))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

/** So much of a text tells its language; the rest of a long one is mostly logs. */
const READ_LIMIT = 3_000;
/** Words or, in scripts without spaces between them, signs; fewer prove nothing. */
const LEAST = 8;
const CLEAR_SHARE = 0.15;
const CLEAR_LEAD = 2;

/** English or clearly something else; null where a text does not tell, as logs and lists do not. */
export function isEnglish(text: string): boolean | null {
  const words =
    text
      .slice(0, READ_LIMIT)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  const letters = words.reduce((sum, { length }) => sum + length, 0);
  const foreign = words
    .filter((word) => /[^\p{sc=Latn}\p{M}]/u.test(word))
    .reduce((sum, { length }) => sum + length, 0);
  if (foreign >= LEAST && foreign > letters / 2) return false;
  if (words.length < LEAST) return null;

  const counts = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]));
  for (const word of words)
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const english = counts.get('en') ?? 0;
  const other = Math.max(...LANGUAGES.filter((language) => language !== 'en').map((each) => counts.get(each) ?? 0));
  const clear = words.length * CLEAR_SHARE;
  if (english >= clear && english >= other * CLEAR_LEAD) return true;
  return other >= clear && other >= english * CLEAR_LEAD ? false : null;
}
