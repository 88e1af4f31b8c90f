import { call } from './calling.ts'
import { channelAdd, channelList } from './channels.ts'
import { backtest, check, forecast } from './checks.ts'
import type { Command } from './command.ts'
import { experimentsAa, experimentsList, experimentsPower } from './experiments.ts'
import { backup, exportFile, fill, restore, verify } from './files.ts'
import { importFiles } from './imports.ts'
import { itemAdd, itemList, itemPublish } from './items.ts'
import { seed } from './seed.ts'
import { hooksAccept, hooksList, hooksReject } from './suggestions.ts'

/** Every command that asks the studio; `serve` is one itself. */
export const COMMANDS: readonly Command[] = [
  channelList,
  channelAdd,
  itemAdd,
  itemList,
  itemPublish,
  importFiles,
  hooksList,
  hooksAccept,
  hooksReject,
  check,
  forecast,
  backtest,
  experimentsList,
  experimentsAa,
  experimentsPower,
  backup,
  verify,
  restore,
  fill,
  exportFile,
  seed,
  call,
]
