import type { Handlers } from './context.ts'
import { removeChannel, saveChannel } from './channels.ts'
import {
  concludeExperiment,
  registerRounds,
  removeExperiment,
  reopenExperiment,
  saveExperiment,
  scheduleRound,
  withdrawRound,
} from './experiments.ts'
import { fatigueOf, wearOf } from './insight/fatigue.ts'
import { quadrantsOf } from './insight/quadrants.ts'
import { getExperiment, listExperiments } from './readings.ts'
import { runPlacebo, runPower, sensitivity } from './trials.ts'
import { findingEvidence, similarPosts } from './evidence.ts'
import { findingsOf } from './findings.ts'
import { forecastsOf, runBacktest } from './forecasts.ts'
import { sealRecord } from './insight/seals.ts'
import { flagRecords } from './insight/flag-records.ts'
import { listGoals, removeGoal, saveGoal, tryGoal } from './goals.ts'
import { boardOn } from './insight/board.ts'
import { listBatches, takeBack } from './importing/batches.ts'
import {
  copyToChannel,
  duplicateItem,
  itemOf,
  itemsBetween,
  moveItem,
  removeItems,
  saveItem,
  undatedItems,
} from './items.ts'
import { linkPost, unlinkPost } from './linking.ts'
import { conversion, ledger, sides } from './insight/ledger.ts'
import { listChannels } from './lookups.ts'
import { addDismissal, listDismissals, takeBackDismissal } from './dismissals.ts'
import { listPromises, settlePromise } from './promises.ts'
import { saveCampaign, saveSeries } from './series.ts'
import { saveSettings, settingsOf } from './settings.ts'
import { getPlaybook, keepWinner, removeNote, saveChecklist, saveTemplates, saveTopics } from './playbook.ts'
import { addNumbers, getPost, labelPosts, removeNumbers, removePosts, searchPosts } from './posts.ts'
import { publishItem } from './publishing.ts'
import { findThings, recentThings } from './things.ts'
import { nextReminder, takeReminders } from './reminders.ts'
import { clearSample, seedSample } from './sample/seeding.ts'
import { acceptHook, rejectHook, suggestedHooks } from './suggestions.ts'
import { getTopics } from './topics.ts'
import { redo, undo, undoState } from './undo.ts'
import { goOn, keepSecond, knowPlace, recoverThing, refuseRescue, takeAlong } from './keeping.ts'
import { timesOfChannel } from './insight/times.ts'
import { usualHours, usualOf } from './usual.ts'

/**
 * Contract name → function; nothing else. What reads, writes and makes files is loaded when it is first asked for: the start
 * of the data process does not wait for it.
 */
export const handlers = {
  'rescue.state': () => null,
  'rescue.retry': async () => ({ isOpen: true }),
  'rescue.restore': refuseRescue,
  'rescue.salvage': refuseRescue,
  'workspace.status': (_, { workspace }) => workspace.status(),
  'workspace.verify': (_, { workspace }) => workspace.verify(),
  'workspace.backup': async ({ folder }, { workspace }) =>
    folder === undefined ? workspace.backup('by-hand') : workspace.backupIn(folder),
  'workspace.keepSecond': keepSecond,
  'workspace.takeTo': takeAlong,
  'workspace.backups': (_, { workspace }) => workspace.backups(),
  'workspace.checkBackup': async ({ file }, { workspace, now }) => workspace.checkBackup(file, now),
  'workspace.fill': async (input, job) => (await import('./filling.ts')).fillWorkspace(input, job),
  'workspace.restore': async ({ file }, { workspace }) => workspace.restore(file),
  'workspace.damaged': (_, { workspace }) => workspace.damaged(),
  'workspace.recover': recoverThing,
  'workspace.goOn': goOn,
  'workspace.knowPlace': knowPlace,
  'workspace.seed': seedSample,
  'workspace.clearSample': clearSample,

  'settings.get': (_, { read }) => settingsOf(read),
  'settings.save': saveSettings,

  'channels.list': (_, { read }) => listChannels(read),
  'channels.save': saveChannel,
  'channels.usualHours': (_, { read }) => usualHours(read),
  'channels.remove': ({ id }, tx) => removeChannel(id, tx),

  'items.between': itemsBetween,
  'items.undated': undatedItems,
  'items.get': ({ id }, { read }) => itemOf(read, id),
  'items.save': saveItem,
  'items.saveMany': ({ items }, tx, context) => items.map((item) => saveItem({ item }, tx, context)),
  'items.move': ({ id, to }, tx) => moveItem(id, to, tx),
  'items.moveMany': ({ moves }, tx) => moves.map(({ id, to }) => moveItem(id, to, tx)),
  'items.duplicate': ({ id }, tx, context) => duplicateItem(id, tx, context),
  'items.copyToChannel': copyToChannel,
  'items.publish': publishItem,
  'items.remove': ({ ids }, tx) => removeItems(ids, tx),

  'series.list': (_, { read }) => read.select('series', 'ORDER BY id'),
  'series.save': saveSeries,
  'campaigns.list': (_, { read }) => read.select('campaign', 'ORDER BY "from", id'),
  'campaigns.save': saveCampaign,
  'promises.list': ({ until }, context) => listPromises(until, context),
  'promises.settle': settlePromise,

  'things.find': findThings,
  'things.recent': recentThings,

  'posts.search': searchPosts,
  'posts.usual': (_, context) => usualOf(context),
  'posts.get': ({ id }, context) => getPost(id, context),
  'posts.label': labelPosts,
  'posts.addNumbers': addNumbers,
  'posts.removeNumbers': removeNumbers,
  'posts.link': linkPost,
  'posts.unlink': unlinkPost,
  'posts.remove': ({ ids }, tx) => removePosts(ids, tx),

  'hooks.suggested': suggestedHooks,
  'hooks.accept': acceptHook,
  'hooks.wear': ({ channelId }, { patterns }) => patterns.ifReady(channelId)?.patterns.fatigue ?? null,
  'hooks.reject': rejectHook,

  'imports.preview': async (input, job) => (await import('./importing/imports.ts')).previewImport(input, job),
  'imports.commit': async (input, job) => (await import('./importing/imports.ts')).commitImport(input, job),
  'imports.list': (_, { read }) => listBatches(read),
  'imports.takeBack': ({ id }, tx) => takeBack(id, tx),

  'dismissals.list': (_, { read }) => listDismissals(read),
  'dismissals.add': addDismissal,
  'dismissals.takeBack': ({ id }, tx) => takeBackDismissal(id, tx),

  'reminders.next': nextReminder,
  'reminders.take': takeReminders,

  'findings.of': findingsOf,
  'findings.evidence': findingEvidence,
  'forecasts.of': forecastsOf,
  'forecasts.progress': ({ channelId }, { patterns }) => patterns.progress(channelId ?? null),
  'forecasts.similar': similarPosts,
  'backtests.run': runBacktest,
  'insight.seals': sealRecord,
  'insight.flagRecords': flagRecords,
  'experiments.list': listExperiments,
  'experiments.get': getExperiment,
  'experiments.save': saveExperiment,
  'experiments.schedule': scheduleRound,
  'experiments.register': registerRounds,
  'experiments.withdraw': withdrawRound,
  'experiments.conclude': concludeExperiment,
  'experiments.reopen': ({ id }, tx) => reopenExperiment(id, tx),
  'experiments.remove': ({ id }, tx) => removeExperiment(id, tx),
  'experiments.sensitivity': sensitivity,
  'experiments.aa': runPlacebo,
  'experiments.power': runPower,

  'insight.quadrants': quadrantsOf,
  'insight.fatigue': fatigueOf,
  'insight.wear': wearOf,
  'insight.times': timesOfChannel,
  'insight.ledger': ledger,
  'insight.conversion': conversion,
  'insight.sides': sides,

  'playbook.get': getPlaybook,
  'playbook.topics': getTopics,
  'playbook.saveTemplates': saveTemplates,
  'playbook.keepWinner': keepWinner,
  'playbook.removeTemplate': ({ id }, tx) => removeNote('template', id, tx),
  'playbook.saveTopics': saveTopics,
  'playbook.removeTopic': ({ id }, tx) => removeNote('topic', id, tx),
  'playbook.saveChecklist': saveChecklist,
  'playbook.removeChecklist': ({ id }, tx) => removeNote('checklist', id, tx),

  'goals.list': listGoals,
  'goals.try': tryGoal,
  'goals.save': saveGoal,
  'goals.remove': ({ id }, tx) => removeGoal(id, tx),

  'insight.board': boardOn,

  'exports.make': async (input, job) => (await import('./exporting/index.ts')).makeExport(input, job),

  'history.state': (_, { read }) => undoState(read),
  'history.undo': ({ step }, tx) => undo(tx, step),
  'history.redo': (_, tx) => redo(tx),
} satisfies Partial<Handlers>
