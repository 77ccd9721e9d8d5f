/** Words for what stands in the log; apart from the endpoints, which a page that only names needs not load. */
export { codeWords } from '../domain/audit-codes.ts';
