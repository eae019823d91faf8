// How text becomes the terms that the search knows, the same for what is indexed and what is asked.
import { stemmer } from 'stemmer';

const stopWords = new Set(('a about an and are as at be by can do does for from get has have how i if in is it its my '
  + 'many of on or should so than that the their then there these they this to too use was what when where which who why will with you your').split(' '));

export function processTerm(term) {
  const word = term.toLowerCase();
  return stopWords.has(word) ? null : stemmer(word);
}
