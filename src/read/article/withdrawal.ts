// Outlets and agencies take a report back under a headline that says so.

const said =
  '(?:story )?withdrawn|retracted|retraction|story removed|kill|zurückgezogen|retiré|retirada';
const words = new RegExp(String.raw`^\W*(?:${said})(?:\s*[:|]|\s[-–—]\s|--|\s*$)`, 'iu');

export function isWithdrawal(headline: string): boolean {
  return words.test(headline);
}
