import { expect, test } from 'vitest'
import { isUncPath, networkMount, syncByPath, type SyncName } from '../../shared/sync-folders.ts'

const SYNCED: readonly (readonly [SyncName, string])[] = [
  ['nutstore', 'C:\\Users\\小路\\Nutstore\\双轨'],
  ['nutstore', '/Users/lu/Nutstore Files/双轨'],
  ['nutstore', 'D:\\我的坚果云\\双轨'],
  ['baidu', 'D:\\BaiduSyncdisk\\duotrack'],
  ['baidu', '/home/lu/百度网盘同步空间/duotrack'],
  ['dropbox', '/Users/lu/Dropbox/duotrack'],
  ['dropbox', 'C:\\Users\\lu\\Dropbox (工作室)\\duotrack'],
  ['onedrive', 'C:\\Users\\lu\\OneDrive\\文档\\duotrack'],
  ['onedrive', 'C:\\Users\\lu\\OneDrive - 某某公司\\duotrack'],
  ['onedrive', '/Users/lu/Library/CloudStorage/OneDrive-Personal/duotrack'],
  ['icloud', '/Users/lu/Library/Mobile Documents/com~apple~CloudDocs/duotrack'],
  ['icloud', 'C:\\Users\\lu\\iCloudDrive\\duotrack'],
  ['google', '/Users/lu/Library/CloudStorage/GoogleDrive-lu@example.com/My Drive/duotrack'],
  ['google', 'G:\\我的云端硬盘\\duotrack'],
  ['google', 'C:\\Users\\lu\\Google Drive\\duotrack'],
  ['syncthing', '/home/lu/Syncthing/duotrack'],
  ['resilio', '/home/lu/Resilio Sync/duotrack'],
  ['weiyun', 'D:\\微云同步助手\\123456\\duotrack'],
  ['aliyun', 'D:\\阿里云盘\\duotrack'],
  ['wps', 'C:\\Users\\lu\\WPS云盘\\duotrack'],
  ['wps', 'C:\\Users\\lu\\WPSDrive\\12345\\WPS云盘\\duotrack'],
  ['quark', 'D:\\夸克网盘\\duotrack'],
  ['one15', 'D:\\115网盘\\duotrack'],
  ['tianyi', 'D:\\天翼云盘\\duotrack'],
  ['caiyun', 'D:\\移动云盘\\duotrack'],
  ['nextcloud', '/home/lu/Nextcloud/duotrack'],
  ['nextcloud', '/home/lu/Nextcloud2/duotrack'],
  ['owncloud', '/home/lu/ownCloud/duotrack'],
  ['seafile', '/home/lu/Seafile/我的资料库/duotrack'],
  ['mega', '/home/lu/MEGA/duotrack'],
  ['pcloud', '/home/lu/pCloudDrive/duotrack'],
  ['box', '/Users/lu/Library/CloudStorage/Box-Box/duotrack'],
  ['box', 'C:\\Users\\lu\\Box\\duotrack'],
  ['synology', 'C:\\Users\\lu\\SynologyDrive\\duotrack'],
  ['yandex', '/home/lu/Yandex.Disk/duotrack'],
  ['proton', '/Users/lu/Library/CloudStorage/ProtonDrive-lu@example.com/duotrack'],
]

test.each(SYNCED)('%s is known by %s', (program, path) => {
  expect(syncByPath(path)).toBe(program)
  expect(syncByPath(`${path}/`)).toBe(program)
})

/** Names that are near to one of a sync program and are none. */
const NEAR = [
  'Dropbox-notes',
  'dropbox',
  'My Dropbox backup',
  'NotDropbox',
  'Dropbox.old',
  'OneDriveExport',
  'onedrive',
  'Old OneDrive',
  'OneDrive-migration',
  'iCloud',
  'iCloud-export',
  'Mobile Documents',
  'Google',
  'Google Drive API',
  'GoogleDriveBackup',
  'Drive',
  'My Drives',
  'nutstore',
  'Nutstore-old',
  '坚果',
  '坚果云笔记',
  '百度',
  'BaiduNetdiskDownload',
  'BaiduYunDownload',
  '百度网盘下载',
  'Sync',
  'sync',
  'Resilio',
  'syncthing-docs',
  '微云',
  '微信',
  'WeiyunDownload',
  '阿里',
  '阿里云',
  'aliyun',
  'WPS',
  'WPS Office',
  '夸克',
  '夸克下载',
  '115',
  '天翼',
  '移动硬盘',
  '云盘',
  'Cloud',
  'nextcloud',
  'Nextcloud-server',
  'owncloud',
  'seafile',
  'mega',
  'MEGA-mix',
  'pCloud',
  'Box',
  'Boxes',
  'Inbox',
  'Synology',
  'yandex',
  'Proton',
  'ProtonMail',
  'duotrack',
]
const WHERE = [
  (name: string) => `/srv/projects/${name}/duotrack`,
  (name: string) => `/home/lu/.local/share/${name}`,
  (name: string) => `D:\\工作\\${name}\\双轨`,
  (name: string) => `/Volumes/素材/${name}/2026/duotrack`,
]

test('of more than two hundred names that only sound like one, none is taken for one', () => {
  const paths = NEAR.flatMap((name) => WHERE.map((at) => at(name)))
  expect(paths.length).toBeGreaterThan(200)
  expect(paths.filter((path) => syncByPath(path) !== null)).toEqual([])
})

const MOUNTS = `/dev/vda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
nas:/video /mnt/nas nfs4 rw 0 0
//192.168.1.2/share /mnt/共享\\040盘 cifs rw 0 0
/dev/sdb1 /mnt/nas/usb ext4 rw 0 0
lu@far:/ /home/lu/far fuse.sshfs rw 0 0
/dev/sdc1 /media/ntfs fuseblk rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
`

test.each([
  ['/mnt/nas/duotrack', 'nfs4'],
  ['/mnt/共享 盘/duotrack', 'cifs'],
  ['/home/lu/far/x', 'fuse.sshfs'],
  ['/mnt/nas/usb/duotrack', null],
  ['/mnt/nas2', null],
  ['/media/ntfs/duotrack', null],
  ['/run/user/1000/doc/x', null],
  ['/home/lu', null],
])('%s lies on a mount of kind %s', (path, type) => {
  expect(networkMount(path, MOUNTS)).toBe(type)
})

test('a share is known by how Windows writes it', () => {
  expect(['\\\\nas\\video', '//nas/video/duotrack'].map(isUncPath)).toEqual([true, true])
  expect(['\\\\?\\C:\\a', '\\\\.\\pipe\\x', '/home/lu', 'C:\\a', '//', '/'].map(isUncPath)).toEqual(
    Array.from({ length: 6 }, () => false),
  )
})
