/** A lead that is walked through the office. */
export type Lead = {
  leadId: string;
  reference: string;
  receiptCode: string;
  /** The reference of the lead that it is merged into. */
  main?: string;
};

/** What a form is filled in with, by the names of its fields; a list ticks several boxes. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;
