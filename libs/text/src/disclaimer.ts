import { type Line } from './lines.js';

const START =
  /^[*_ ]{0,4}(?:(?:legal )?disclaimer\b|confidentiality (?:notice|note)|confidential:|privileged and confidential|(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b|if you (?:are not|have received this)|diese (?:e-?mail|nachricht)|ce (?:courriel|message|mail|courrier)\b|este (?:mensaje|correo|e-?mail)|esta mensagem|questo messaggio|dit (?:bericht|e-?mailbericht)|please consider the environment)/i;
const LEGAL =
  /confidential|privileged|intended (?:only|solely|recipient|for)|received this|vertraulich|confidentiel|destinataire|confidencial|destinatari|riservat|vertrouwelijk|before printing/i;

/** Paragraphs such as "This e-mail and its attachments are confidential ...". */
export function disclaimers(lines: readonly Line[]): readonly Line[] {
  let inside = false;
  return lines.filter(({ text }, at) => {
    if (inside) inside = text !== '';
    else if (START.test(text)) inside = LEGAL.test(`${text} ${lines[at + 1]?.text ?? ''}`);
    return inside;
  });
}
