import admin from './zh-CN/admin.ts';
import audit from './zh-CN/audit.ts';
import casework from './zh-CN/casework.ts';
import channels from './zh-CN/channels.ts';
import clocks from './zh-CN/clocks.ts';
import disposal from './zh-CN/disposal.ts';
import district from './zh-CN/district.ts';
import errors from './zh-CN/errors.ts';
import evidence from './zh-CN/evidence.ts';
import fund from './zh-CN/fund.ts';
import finance from './zh-CN/finance.ts';
import labels from './zh-CN/labels.ts';
import media from './zh-CN/media.ts';
import learn from './zh-CN/learn.ts';
import licensed from './zh-CN/licensed.ts';
import members from './zh-CN/members.ts';
import office from './zh-CN/office.ts';
import proof from './zh-CN/proof.ts';
import queue from './zh-CN/queue.ts';
import readers from './zh-CN/readers.ts';
import registration from './zh-CN/registration.ts';
import report from './zh-CN/report.ts';
import rewardDesk from './zh-CN/rewardDesk.ts';
import resident from './zh-CN/resident.ts';
import retention from './zh-CN/retention.ts';
import rules from './zh-CN/rules.ts';
import schemes from './zh-CN/schemes.ts';
import paying from './zh-CN/paying.ts';
import seeing from './zh-CN/seeing.ts';
import shell from './zh-CN/shell.ts';
import statistics from './zh-CN/statistics.ts';
import status from './zh-CN/status.ts';
import targets from './zh-CN/targets.ts';
import teamwork from './zh-CN/teamwork.ts';
import upload from './zh-CN/upload.ts';
import verification from './zh-CN/verification.ts';
import villages from './zh-CN/villages.ts';

/** Every word of the portal in Chinese, the source. Pages load only their areas; this is for types and tests. */
export const zh = {
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
