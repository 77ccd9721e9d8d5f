/** A rule that the form applies while somebody types, apart from the lists so that a phone loads little. */
export { creditCodeWarning, type CreditCodeWarning } from '../domain/target.ts';
