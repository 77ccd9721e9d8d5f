import type { Clock } from './adapters/clock.ts';
import type { LayeredKey } from './crypto/layered-key.ts';
import type { InTransaction } from './db/transaction.ts';
import { determinationsStore as determinations } from './features/determinations/determinations.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeLeadNarrowing } from './features/leads/lead-narrowing.ts';
import { makeLeadPlaces } from './features/leads/lead-places.ts';
import { leadPlacesStore as places } from './features/leads/lead-places.store.ts';
import { makeLeadTrays } from './features/leads/lead-trays.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import { makeLeadSearching } from './features/queue/lead-searching.ts';
import { narrowedQueueStore as narrowedQueue } from './features/queue/narrowed-queue.store.ts';
import { queueLinesStore as lines } from './features/queue/queue-lines.store.ts';
import { makeSavedViewsService } from './features/queue/saved-views.service.ts';
import { savedViewsStore as savedViews } from './features/queue/saved-views.store.ts';
import { makeSearchWords } from './features/queue/search-words.ts';
import { searchWordsStore } from './features/queue/search-words.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { tasksStore as tasks } from './features/tasks/tasks.store.ts';

type Ground = { inTransaction: InTransaction; clock: Clock; blindIndexKey: LayeredKey };

/** The queue of leads: where each lies, how it is narrowed and searched, and the views that people keep of it. */
export function wireQueue({ inTransaction, clock, blindIndexKey }: Ground) {
  const stores = { leads, tasks, determinations };
  const searchWords = makeSearchWords({ searchWords: searchWordsStore, blindIndexKey });
  return {
    searchWords,
    leadPlaces: makeLeadPlaces({ inTransaction, places, ...stores }),
    savedViews: makeSavedViewsService({ inTransaction, clock, savedViews, staff }),
    /** What the service of leads asks. */
    asking: {
      trays: makeLeadTrays({ ...stores, staff, lines, narrowedQueue }),
      narrow: makeLeadNarrowing({ district }),
      search: makeLeadSearching({ searchWords: searchWordsStore, words: searchWords }),
    },
  };
}
