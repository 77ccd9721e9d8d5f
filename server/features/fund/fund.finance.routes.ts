import type { FastifyInstance } from 'fastify';
import {
  closeMonth,
  importStatement,
  listMonths,
  readReconciliation,
  signReconciliation,
} from '../../contract/fund-months.ts';
import { decideFundOrder, openFundDocument, orderFund } from '../../contract/fund-orders.ts';
import { downloadFundReport, listPayeeAlerts, readFundReport } from '../../contract/fund-reports.ts';
import { appropriate, openFund, readFund } from '../../contract/fund.ts';
import { checkLedger, exportLedger, readEntry, readLedger } from '../../contract/ledger.ts';
import { serveStaff } from '../../doors/serve.ts';
import { sendFile } from '../exports/send-file.ts';
import { documentFile } from '../official-document.ts';
import type { FundOrders } from './fund-orders.service.ts';
import type { FundReports } from './fund-report.service.ts';
import type { FundService } from './fund.service.ts';
import type { LedgerService } from './ledger.service.ts';
import type { makePayeeAlerts } from './payee-alarm.ts';
import type { Periods } from './periods.service.ts';
import type { Reconciliation } from './reconciliation.service.ts';

type Rooms = {
  fund: FundService;
  fundOrders: FundOrders;
  books: LedgerService;
  periods: Periods;
  reconciliation: Reconciliation;
  fundReports: FundReports;
  payeeAlerts: ReturnType<typeof makePayeeAlerts>;
};

export function fundRoutes(app: FastifyInstance, rooms: Rooms): void {
  const { fund, fundOrders, books, periods, reconciliation, fundReports, payeeAlerts } = rooms;
  serveStaff(app, readFund, ({ caller, query }) => fund.read(caller, query.fundId));
  serveStaff(app, openFund, ({ caller, body }) => fund.open(caller, body));
  serveStaff(app, appropriate, ({ caller, body }) => fundOrders.appropriate(caller, body));
  serveStaff(app, orderFund, ({ caller, body }) => fundOrders.ask(caller, body));
  serveStaff(app, decideFundOrder, ({ caller, params, body }) =>
    fundOrders.decide(caller, params.orderId, body.confirm),
  );
  serveStaff(app, openFundDocument, async ({ caller, params, reply }) => {
    const paper = await fundOrders.document(caller, params.documentId);
    return sendFile(reply, documentFile('document', paper));
  });

  serveStaff(app, readLedger, ({ query }) => books.page(query));
  serveStaff(app, readEntry, ({ caller, params }) => books.entry(caller, Number(params.entryId)));
  serveStaff(app, exportLedger, async ({ caller, body, reply }) =>
    sendFile(reply, await books.file(caller, body)),
  );
  serveStaff(app, checkLedger, ({ caller }) => fund.check(caller));

  serveStaff(app, listMonths, ({ caller }) => periods.list(caller));
  serveStaff(app, closeMonth, ({ caller, params }) => periods.close(caller, params.period));
  serveStaff(app, readReconciliation, ({ caller, params }) => reconciliation.read(caller, params.period));
  serveStaff(app, signReconciliation, ({ caller, params, body }) =>
    reconciliation.sign(caller, params.period, body.reason),
  );
  serveStaff(app, importStatement, ({ caller, body }) => reconciliation.take(caller, body.file));

  serveStaff(app, listPayeeAlerts, () => payeeAlerts.list());
  serveStaff(app, readFundReport, ({ caller, params, query }) =>
    fundReports.read(caller, Number(params.year), query.lang),
  );
  serveStaff(app, downloadFundReport, async ({ caller, params, body, reply }) =>
    sendFile(reply, await fundReports.file(caller, Number(params.year), body.lang)),
  );
}
