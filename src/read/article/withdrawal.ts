// Outlets and agencies take a report back under a headline that says so.

const words =
  /^\W*(?:withdrawn|story withdrawn|retracted|retraction|story removed|kill|zurückgezogen|retiré|retirada)(?:\s*[:|]|\s[-–—]\s|--|\s*$)/iu;

export function isWithdrawal(headline: string): boolean {
  return words.test(headline);
}
