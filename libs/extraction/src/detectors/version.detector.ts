import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { announced: 0.92, dotted: 0.85, named: 0.8, listed: 0.7, placed: 0.6 };

const STAGE = '(?:[ -]?(?:alpha|beta|rc|preview|snapshot|sp|r|service pack) ?\\d{0,3}\\b)?';
const TAIL = `(?:\\.[x*]|\\+)?(?:-[a-z0-9][\\w.-]{0,20}|_\\d{1,4}\\b)?${STAGE}(?![\\w%]|[.,:]\\d)`;
const NUMBER = `\\d{1,4}(?:\\.\\d{1,7}){0,4}${TAIL}`;

/** v2, v4.2.0-r80737 */
const MARKED = new RegExp(`(?<![\\w.])v\\d{1,4}(?:\\.\\d{1,7}){0,4}${TAIL}`, 'gi');
/** Group 1, as in all below: the version that "version" announces. */
const ANNOUNCED = new RegExp(
  `\\b(?:versions?|ver\\.?|release|build|update[d]? to|upgrad(?:ed?|ing) to|downgrad(?:ed?|ing) to|updat(?:ed?|ing) to|running on)(?: number| no\\.?)?(?: is| was| of)?[ :=-]{1,3}["'(]?(${NUMBER})`,
  'gi',
);
/** Three parts and more speak for themselves. */
const DOTTED = new RegExp(`(?<![\\w.,:/$€£-])(\\d{1,4}(?:\\.\\d{1,7}){2,4}${TAIL})`, 'gi');
/** Software that people name with its version, in any case. */
const SOFTWARE =
  'windows(?: server)?|win|ios|ipados|android|mac ?os(?: x)?|os ?x|ubuntu|debian|fedora|centos|rhel|red hat|suse|opensuse|linux(?: kernel| mint)?|kernel|chrome|chromium|firefox|safari|internet explorer|ie|opera|thunderbird|office|ms office|excel|outlook|powerpoint|ms word|visual studio(?: code)?|vs ?code|eclipse|xcode|netbeans|intellij|android studio|java|javase|jdk|jre|j2ee|python|php|ruby|rails|perl|node(?:\\.?js)?|npm|angular(?:\\.?js)?|react|vue|jquery(?: ui)?|bootstrap|django|flask|laravel|symfony|spring(?: boot)?|hibernate|struts|mysql|mariadb|postgres(?:ql)?|oracle|sql(?: server)?|sqlite|mongodb|redis|elasticsearch|kafka|hadoop|spark|hive|hbase|apache|nginx|tomcat|jboss|wildfly|glassfish|weblogic|websphere|jetty|iis|(?:asp)?\\.net(?: core| framework)?|net framework|entity framework|framework|c\\+\\+|gcc|g\\+\\+|clang|llvm|qt|gtk|wpf|wcf|mvc|silverlight|flash(?: player)?|flex|unity|docker|kubernetes|wordpress|woocommerce|drupal|joomla|magento|sharepoint|exchange|dynamics|photoshop|illustrator|acrobat|quickbooks|sdk|ndk|api(?: level)?|swift|kotlin|scala|typescript|es|cuda|opengl|directx|mono|monodevelop|monotouch|xamarin(?:\\.\\w+| studio)?|toolkit|maven|gradle|ant|jenkins|git|svn|selenium|junit|influxdb|cassandra|couchdb|memcached|rabbitmq|activemq|solr|lucene|binutils|glibc|make|cmake|bash|emacs|vim|webpack|babel|electron|webkit|ember|backbone|d3|express|tensorflow|keras|pytorch|numpy|pandas|scipy|matplotlib|opencv|jasperreports|primefaces|jsf|jpa|ejb|vert\\.?x|grails|meteor|material|foundation|firebase|realm|retrofit|delphi|matlab|labview|autocad|solidworks|crystal reports|foxpro|lotus notes|teams|skype|zoom|kinect|msysgit|phpmyadmin|cocos2d|ionic|cordova|phonegap|vmware|virtualbox|citrix|putty|openssl|tls|ssl|usb|bluetooth|http|firmware|driver(?: version)?|plugin';
const NAMED = new RegExp(`(?<![\\w-])(?:${SOFTWARE}),?[ -]{1,2}\\(?[ ]?(${NUMBER})`, 'gi');
/** Editions with a name of their own. */
const EDITION = /\b(?:windows (xp|vista|me|nt|ce|rt)|mac ?os (x)(?! ?\d)|java (ee|se|me))(?![\w.])/gi;
/** "If you are on 8.4" */
const PLACED = new RegExp(`\\b(?:on|under|using|since) (\\d{1,2}\\.\\d{1,3}(?:\\.\\d{1,5})?${TAIL})`, 'gi');
/** Any name with a capital letter before a number with a point. */
const CAPITALIZED = new RegExp(`(?<![\\w.-])[A-Z]\\w{1,30} \\(?[ ]?(\\d{1,3}(?:\\.\\d{1,5}){1,3}${TAIL})`, 'g');
/** "10.00 or later" */
const OR_LATER = new RegExp(
  `(?<![\\w.,:/$€£-])(\\d{1,4}(?:\\.\\d{1,7}){0,4}\\+?) (?:or|and) (?:later|newer|above|higher|up|earlier|older|below)\\b`,
  'gi',
);
/** The rest of a list: "iOS 5 or 6", "2010 and not 2008". */
const NEXT = new RegExp(`(?:,| and| or| to| &| vs\\.?|,? and not| /)(?: also| not)? (${NUMBER})`, 'iy');

const NO_PRODUCT =
  /^(?:figure|fig|section|chapter|table|step|page|line|item|appendix|part|about|over|only|around|nearly|almost|the|is|was|to|at|in|of|by|from|with|than|and|or|for|above|below|under|between|usd|eur|gbp|rs|mail|total|costs?|price|paid|score|rated?|average|approximately|approx|rev)\b/i;
/** What counts things is no version. */
const COUNTED =
  /^ ?(?:%|k?g|[kmgt]i?b(?:ytes?|its?)?\b|bytes?\b|bits?\b(?! )|m?s\b|secs?\b|seconds?|min(?:ute)?s?\b|hours?|hrs?\b|days?|weeks?|months?|years?|times?\b|users?\b|people|persons?|items?\b|files?\b|lines?\b|errors?\b|px|pixels?|inch|cm\b|mm\b|[mg]hz|million|billion|percent|dollars?|euros?|pounds?|cents?|more\b|of\b|different|requests?\b|threads?\b|devices?\b|calls?\b|instances?\b)/i;

export const versionDetector: Detector = {
  find(text) {
    const found: Candidate[] = [];
    for (const { index, 0: version } of matchesOf(MARKED, text)) add(found, text, index, version, CONFIDENCE.announced);
    collect(found, text, ANNOUNCED, CONFIDENCE.announced);
    collect(found, text, DOTTED, CONFIDENCE.dotted);
    collect(found, text, NAMED, CONFIDENCE.named);
    collect(found, text, CAPITALIZED, CONFIDENCE.named);
    collect(found, text, OR_LATER, CONFIDENCE.named);
    collect(found, text, PLACED, CONFIDENCE.placed);
    for (const { index, 0: match, 1: windows, 2: mac, 3: java } of matchesOf(EDITION, text)) {
      const end = index + match.length;
      found.push({ start: end - (windows ?? mac ?? java ?? '').length, end, confidence: CONFIDENCE.named });
    }
    return found;
  },
};

function collect(found: Candidate[], text: string, pattern: RegExp, confidence: number): void {
  for (const { index, 0: match, 1: version = '' } of matchesOf(pattern, text)) {
    if (NO_PRODUCT.test(match)) continue;
    add(found, text, index + match.lastIndexOf(version), version, confidence);
  }
}

function add(found: Candidate[], text: string, start: number, version: string, confidence: number): void {
  const end = start + version.length;
  if (!isVersion(text, version, end)) return;
  found.push({ start, end, confidence }, ...restOfList(text, end));
}

/** A whole number of four digits is a year's edition, or none. */
function isVersion(text: string, version: string, end: number): boolean {
  return !/^\d{4}$/.test(version) || /^(?:19[89]|20[0-4])\d$/.test(version)
    ? !COUNTED.test(text.slice(end, end + 12))
    : false;
}

function restOfList(text: string, from: number): Candidate[] {
  NEXT.lastIndex = from;
  const match = NEXT.exec(text);
  const version = match?.[1];
  if (version === undefined || !isVersion(text, version, NEXT.lastIndex)) return [];
  const end = NEXT.lastIndex;
  return [{ start: end - version.length, end, confidence: CONFIDENCE.listed }];
}
