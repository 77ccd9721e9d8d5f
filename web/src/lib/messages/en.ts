import admin from './en/admin.ts';
import audit from './en/audit.ts';
import casework from './en/casework.ts';
import channels from './en/channels.ts';
import clocks from './en/clocks.ts';
import disposal from './en/disposal.ts';
import district from './en/district.ts';
import errors from './en/errors.ts';
import evidence from './en/evidence.ts';
import fund from './en/fund.ts';
import finance from './en/finance.ts';
import labels from './en/labels.ts';
import media from './en/media.ts';
import learn from './en/learn.ts';
import licensed from './en/licensed.ts';
import members from './en/members.ts';
import office from './en/office.ts';
import proof from './en/proof.ts';
import queue from './en/queue.ts';
import readers from './en/readers.ts';
import registration from './en/registration.ts';
import report from './en/report.ts';
import rewardDesk from './en/rewardDesk.ts';
import resident from './en/resident.ts';
import retention from './en/retention.ts';
import rules from './en/rules.ts';
import schemes from './en/schemes.ts';
import paying from './en/paying.ts';
import seeing from './en/seeing.ts';
import shell from './en/shell.ts';
import statistics from './en/statistics.ts';
import status from './en/status.ts';
import targets from './en/targets.ts';
import teamwork from './en/teamwork.ts';
import upload from './en/upload.ts';
import verification from './en/verification.ts';
import villages from './en/villages.ts';
import type { Words } from './index.ts';

/** Every word of the portal in English. */
export const en: Words = {
  shell,
  errors,
  labels,
  resident,
  rules,
  learn,
  licensed,
  statistics,
  queue,
  readers,
  report,
  registration,
  status,
  upload,
  media,
  members,
  office,
  verification,
  targets,
  teamwork,
  disposal,
  casework,
  evidence,
  finance,
  fund,
  rewardDesk,
  schemes,
  admin,
  channels,
  clocks,
  district,
  retention,
  audit,
  proof,
  paying,
  seeing,
  villages,
};
