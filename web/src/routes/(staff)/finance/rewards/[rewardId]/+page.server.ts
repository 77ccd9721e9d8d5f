import { answerExclusions, askIdentityCheck, readEligibility } from '$contract/exclusions.ts';
import { judgeLaterReport, listLaterReports } from '$contract/later-reports.ts';
import { readReward, stepReward } from '$contract/rewards.ts';
import { call } from '#lib/api.ts';
import { parseYuan } from '#lib/money.ts';
import { integerOf, missing, optionalText, refused, textOf } from '#lib/server/form.ts';
import { doneAt, mayUse, opened, openedOrNull } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const reward = opened(event, await call(fetch, readReward, { params }));
  const me = await requireStaff(event);
  const eligibility = mayUse(me, readEligibility)
    ? openedOrNull(event, await call(fetch, readEligibility, { params }))
    : null;
  const later = mayUse(me, listLaterReports)
    ? openedOrNull(event, await call(fetch, listLaterReports, { params }))
    : null;
  return { reward, eligibility, later, done: url.searchParams.get('done'), shown: crypto.randomUUID() };
};

type StepBody = NonNullable<NonNullable<Parameters<typeof call<typeof stepReward>>[2]>['body']>;

/** What of the form the step carries; yuan become fen here and nowhere else. */
function bodyOf(form: FormData, amountFen: number | undefined): StepBody {
  const words = ['reason', 'documentNo', 'fundId'].flatMap((name) => {
    const text = optionalText(form, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const named = [...form.keys()].flatMap((name) => {
    const code = /^approvals\.(.+)$/.exec(name)?.[1];
    return code ? [{ code, reference: textOf(form, name) }] : [];
  });
  return {
    version: integerOf(form, 'version') ?? 0,
    verb: textOf(form, 'verb'),
    ...(form.has('propose') ? { propose: true } : {}),
    ...(form.has('drop') ? { drop: true } : {}),
    ...Object.fromEntries(words),
    ...(named.length ? { approvals: named } : {}),
    ...(amountFen === undefined ? {} : { amountFen }),
  } as StepBody;
}

type Answers = NonNullable<NonNullable<Parameters<typeof call<typeof answerExclusions>>[2]>['body']>;

export const actions: Actions = {
  exclusions: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const answers = [...form.keys()].flatMap((name) => {
      const code = /^answer\.(.+)$/.exec(name)?.[1];
      const answer = textOf(form, name);
      return code && answer ? [{ code, answer, ground: textOf(form, `ground.${code}`) }] : [];
    });
    const bare = answers.filter(({ ground }) => !ground).map(({ code }) => `ground.${code}`);
    if (!answers.length || bare.length)
      return refused(
        missing(
          ...(bare.length ? bare : ['answer.STAFF_OR_RELATIVE']).map((path) => ({
            path,
            code: 'REQUIRED' as const,
          })),
        ),
        form,
      );
    const reply = await call(fetch, answerExclusions, { params, body: { answers } as Answers });
    if (!reply.ok) return refused(reply.error, form);
    return doneAt(`/finance/rewards/${params.rewardId}`, 'exclusions');
  },
  later: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const act = textOf(form, 'do');
    const verdict = optionalText(form, 'verdict');
    const reason = optionalText(form, 'reason');
    const body = {
      leadId: textOf(form, 'leadId'),
      act,
      ...(verdict ? { verdict } : {}),
      ...(reason ? { reason } : {}),
    } as NonNullable<NonNullable<Parameters<typeof call<typeof judgeLaterReport>>[2]>['body']>;
    const reply = await call(fetch, judgeLaterReport, { params, body });
    if (!reply.ok) return refused(reply.error, form);
    const done = { PROPOSE: 'later', CONFIRM: 'laterConfirmed', DROP: 'laterDropped' }[act] ?? 'later';
    return doneAt(`/finance/rewards/${params.rewardId}`, done);
  },
  vault: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const reply = await call(fetch, askIdentityCheck, { params });
    if (!reply.ok) return refused(reply.error, form);
    return doneAt(`/finance/rewards/${params.rewardId}`, 'vault');
  },
  step: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const yuan = form.has('amountFen') ? parseYuan(textOf(form, 'amountFen')) : undefined;
    if (yuan === null) {
      const code = textOf(form, 'amountFen') === '' ? 'REQUIRED' : 'NOT_A_NUMBER';
      return refused(missing({ path: 'amountFen', code }), form);
    }
    const body = bodyOf(form, yuan);
    const answer = await call(fetch, stepReward, { params, body });
    if (!answer.ok) return refused(answer.error, form);
    return doneAt(
      `/finance/rewards/${params.rewardId}`,
      body.drop ? 'drop' : `${body.propose ? 'propose-' : ''}${body.verb}`,
    );
  },
};
