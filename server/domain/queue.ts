/** Lines on a page of the queue. */
export const LEADS_A_PAGE = 20;

/** Pages and counts of the queue go no further: whoever has more before them narrows it. */
export const QUEUE_COUNTS_TO = 500;
