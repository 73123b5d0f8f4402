import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { withExtension: 0.9, path: 0.8, wellKnown: 0.85 };

/** What holds a file's parts together; the token around it is judged once, so that no pattern runs over the text twice. */
const JOINT = /[./\\](?=[\w@+~%$\\/.#-])/g;
const TOKEN = /[\w@+~%$:\\/.#-]+/y;
const TOKEN_CHARACTER = /[\w@+~%$:\\/.#-]/;
const LONGEST_TOKEN = 260;

const EXTENSIONS =
  'exe|dll|so|dylib|sys|msi|jar|war|ear|apk|ipa|app|bat|cmd|sh|bash|ps1|vbs|py|pyc|rb|pl|php|phtml|js|mjs|jsx|ts|tsx|vue|css|scss|less|html?|xhtml|aspx?|ascx|ashx|asmx|cshtml|jsp|jspx|' +
  'c|h|m|mm|s|cc|cpp|cxx|hpp|cs|vb|fs|java|kt|swift|go|rs|scala|sbt|gradle|r|sql|xml|xsd|xsl|xslt|wsdl|xaml|axml|resx|plist|nib|xib|storyboard|json|ya?ml|toml|ini|cfg|conf|config|properties|env|lock|' +
  'csproj|vbproj|fsproj|sln|vcxproj|pbxproj|nuspec|nupkg|mdb|pdb|o|obj|lib|a|class|log|txt|md|rst|rtf|docx?|xlsx?|xlsm|pptx?|csv|tsv|pdf|odt|ods|msg|eml|pst|png|jpe?g|gif|bmp|svg|tiff?|ico|psd|webp|heic|' +
  'mp3|mp4|m4a|wav|avi|mov|mkv|zip|rar|7z|tar|gz|tgz|bz2|iso|dmg|pkg|deb|rpm|bak|tmp|dat|db|sqlite|dbf|bin|img|cert?|pem|crt|p12|pfx|ttf|woff2?|diff|patch|dmp|crash|trace|proto|in|am|mk|cmake|erb|haml|tpl|htaccess|gitignore|dockerignore|lproj|mdproj|po|pot|srt|ics|vcf';
const WITH_EXTENSION = new RegExp(`^[\\w@+~%$#-][\\w@+~%$#.-]*\\.(?:${EXTENSIONS})$`, 'i');
/** Text that was cut into words holds "lib/api -core.jar". */
const CUT_OFF = new RegExp(` -[\\w.-]{1,60}\\.(?:${EXTENSIONS})(?![\\w.])`, 'iy');
/** One letter after a dot is as often a member of an object. */
const SHORT_EXTENSION = /\.(?:[a-z]|in|am|po|app|go|rs|class|log|config|lib|env|trace|lock|msg|img|bin|obj|db)$/i;
const OBJECT = /^(?:this|self|that|e|ex|a|b|i|x|obj|my|system|console|math|window|logger|context|args?|event|\$\w+)\./i;
/** Libraries that carry the extension in their name. */
const LIBRARY =
  /^(?:node|vue|next|nuxt|nest|express|three|d3|backbone|ember|angular|react|knockout|moment|require|chart|handlebars|underscore|meteor)\.js$/i;
const DOT_FILE =
  /^\.(?:htaccess|gitignore|gitattributes|dockerignore|bashrc|bash_profile|zshrc|profile|npmrc|nvmrc|env|editorconfig)$/;
const WELL_KNOWN =
  /(?<![\w./\\-])(?:Makefile|Dockerfile|Jenkinsfile|Gemfile|Rakefile|Procfile|Vagrantfile|Podfile|file\d{1,3})(?![\w/\\-]|\.\w)/g;

const DRIVE = /^[a-z]:[\\/][\w@+~%$#.-]/i;
const SHARE = /^\\\\[\w.-]+\\[\w$.-]/;
const SEGMENT = '[\\w@+~%#.-]+';
const ABSOLUTE = new RegExp(`^~?(?:/${SEGMENT}){2,20}/?$`);
const ROOT =
  /^\/(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|sbin|srv|sys|tmp|usr|var|Applications|Library|Users|Volumes|System)\/?$/;

export const fileNameDetector: Detector = {
  find: (text) => [
    ...tokensIn(text).flatMap((token) => filesIn(text, token)),
    ...matchesOf(WELL_KNOWN, text).map(({ index, 0: name }) => ({
      start: index,
      end: index + name.length,
      confidence: CONFIDENCE.wellKnown,
    })),
  ],
  // File systems may tell upper from lower case.
  keyOf: (value) => value,
};

interface Token {
  readonly index: number;
  readonly token: string;
}

function tokensIn(text: string): Token[] {
  const found: Token[] = [];
  let from = 0;
  JOINT.lastIndex = 0;
  for (let joint = JOINT.exec(text); joint !== null; joint = JOINT.exec(text)) {
    let start = joint.index;
    while (start > from && TOKEN_CHARACTER.test(text.charAt(start - 1))) start -= 1;
    TOKEN.lastIndex = start;
    const token = TOKEN.exec(text)?.[0] ?? '';
    from = start + token.length;
    JOINT.lastIndex = from;
    if (token.length <= LONGEST_TOKEN) found.push({ index: start, token });
  }
  return found;
}

function filesIn(text: string, { index, token }: Token): Candidate[] {
  if (token.includes('://')) return [];
  const { start, name } = trimmed(token);
  const end = index + start + name.length;
  const confidence = confidenceIn(name, text.charAt(end));
  CUT_OFF.lastIndex = end;
  if (name.includes('/') && confidence !== CONFIDENCE.withExtension && CUT_OFF.test(text))
    return [{ start: index + start, end: CUT_OFF.lastIndex, confidence: CONFIDENCE.path }];
  return confidence === undefined ? [] : [{ start: index + start, end, confidence }];
}

/** Without the sentence's punctuation and without a line number: `src/a.c:12:` gives `src/a.c`. */
function trimmed(token: string): { start: number; name: string } {
  const start = /^(?:[:@#%+-]|\.(?![\w./\\])|\.\.(?!\.?[\\/]))*/.exec(token)?.[0].length ?? 0;
  const drive = DRIVE.test(token.slice(start)) ? 2 : 0;
  const body = token.slice(start + drive);
  const colon = body.indexOf(':');
  const name = (token.slice(start, start + drive) + (colon < 0 ? body : body.slice(0, colon))).replace(
    /[.:#@+-]{1,10}$/,
    '',
  );
  return { start, name };
}

function confidenceIn(name: string, next: string): number | undefined {
  const slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
  const last = name.slice(slash + 1);
  if (DOT_FILE.test(last)) return CONFIDENCE.wellKnown;
  if (WITH_EXTENSION.test(last) && !isMember(last, next, slash >= 0) && !name.startsWith('//'))
    return CONFIDENCE.withExtension;
  if (DRIVE.test(name) || SHARE.test(name) || ROOT.test(name)) return CONFIDENCE.path;
  return ABSOLUTE.test(name) && /[a-z]{2}/i.test(name) ? CONFIDENCE.path : undefined;
}

/** `list.in`, `this.c`, `Node.js`: no files. */
function isMember(name: string, next: string, hasPath: boolean): boolean {
  if (hasPath) return false;
  if (LIBRARY.test(name) || next === '(' || OBJECT.test(name)) return true;
  return (
    SHORT_EXTENSION.test(name) &&
    (/^\w\./.test(name) ||
      (!/^[\w-]+\.[chmsrao]$/i.test(name) && !/[\d_-]|^[a-z]+\.(?:config|log|go|rs|lock|db|lib|bin|env)$/i.test(name)))
  );
}
