/** A program that keeps a folder the same in several places, by how its folders are called and what it leaves in them. */
interface SyncProgram {
  /** Parts of a path, whole: `/Dropbox/` is one, `/Dropbox-notes/` is not. */
  readonly paths: RegExp
  /** Files or folders that it puts at the top of what it syncs. */
  readonly markers?: readonly string[]
}

const CLOUD = String.raw`\/Library\/CloudStorage\/`

/** The likeliest on the machines of this product's users. What each is called stands in the locales under `sync`. */
const SYNC_PROGRAMS = {
  nutstore: { paths: /\/(Nutstore( Files)?|我的坚果云|坚果云)\// },
  baidu: { paths: /\/(BaiduSyncdisk|BaiduNetdiskWorkspace|百度网盘|百度网盘同步空间|百度云同步盘)\// },
  dropbox: { paths: /\/Dropbox( \([^/]+\))?\//, markers: ['.dropbox', '.dropbox.cache'] },
  onedrive: { paths: new RegExp(String.raw`\/OneDrive( - [^/]+)?\/|${CLOUD}OneDrive[^/]*\/`) },
  icloud: { paths: /\/Library\/Mobile Documents\/|\/iCloud ?Drive\/|\/Library\/CloudStorage\/iCloud[^/]*\// },
  google: {
    paths: new RegExp(String.raw`\/(Google ?Drive|My Drive|我的云端硬盘)\/|${CLOUD}GoogleDrive[^/]*\/`),
    markers: ['.tmp.drivedownload', '.tmp.driveupload'],
  },
  syncthing: { paths: /\/Syncthing\//, markers: ['.stfolder', '.stversions'] },
  resilio: { paths: /\/Resilio Sync\//, markers: ['.sync/ID'] },
  weiyun: { paths: /\/(微云同步助手|微云同步盘|WeiyunSync|Weiyun Sync)\// },
  aliyun: { paths: /\/(阿里云盘|阿里云盘同步盘|aDrive|AliyunDrive)\// },
  wps: { paths: /\/(WPS云盘|WPS网盘|WPSDrive|WPS Cloud Files)\// },
  quark: { paths: /\/(夸克网盘|夸克网盘同步|QuarkDrive)\// },
  one15: { paths: /\/(115网盘|115同步|115Sync)\// },
  tianyi: { paths: /\/(天翼云盘|天翼云盘同步盘|eCloud)\// },
  caiyun: { paths: /\/(移动云盘|中国移动云盘|和彩云|mCloud)\// },
  nextcloud: { paths: /\/Nextcloud\d?\//, markers: ['.nextcloudsync.log', '.sync-exclude.lst'] },
  owncloud: { paths: /\/ownCloud\//, markers: ['.owncloudsync.log'] },
  seafile: { paths: /\/Seafile\//, markers: ['.seafile-data'] },
  mega: { paths: /\/MEGA(sync)?\//, markers: ['.megaignore'] },
  pcloud: { paths: /\/(pCloudDrive|pCloud Drive|pCloud Sync)\// },
  box: { paths: new RegExp(String.raw`\/Box Sync\/|\/(Users|home)\/[^/]+\/Box\/|${CLOUD}Box-[^/]*\/`) },
  synology: { paths: /\/(SynologyDrive|Synology Drive)\//, markers: ['.SynologyWorkingDirectory'] },
  yandex: { paths: /\/Yandex\.Disk(\.localized)?\// },
  proton: { paths: new RegExp(String.raw`\/Proton ?Drive\/|${CLOUD}ProtonDrive[^/]*\/`) },
} satisfies Readonly<Record<string, SyncProgram>>

export type SyncName = keyof typeof SYNC_PROGRAMS
const ALL = Object.entries(SYNC_PROGRAMS) as [SyncName, SyncProgram][]

/** One form for the paths of every system: `C:\a\b` is `C:/a/b/`. */
const plain = (path: string) => `${path.replaceAll('\\', '/').replace(/\/+$/, '')}/`

/** The program in whose folder this path seems to lie, by the path alone. */
export const syncByPath = (path: string): SyncName | null =>
  ALL.find(([, { paths }]) => paths.test(plain(path)))?.[0] ?? null

/** What to look for at a folder and each of those above it. */
export const SYNC_MARKERS: readonly (readonly [marker: string, program: SyncName])[] = ALL.flatMap(
  ([name, { markers = [] }]) => markers.map((marker) => [marker, name] as const),
)

/** A share on another machine, as Windows writes it; `\\?\` and `\\.\` are its names for what is its own. */
export const isUncPath = (path: string): boolean => /^[\\/]{2}[^\\/?.][^\\/]*[\\/]+[^\\/]/.test(path)

const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|afpfs|ceph|davfs\d?|ncpfs|glusterfs|lustre|fuse\.(sshfs|rclone|s3fs|davfs\d?|glusterfs|gvfsd-fuse|cifs|smbnetfs|mergerfs-nfs))$/

const unescape = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))

/** The kind of network mount that a path lies on, by Linux's table of mounts; null: none. The longest mount point that holds it counts. */
export function networkMount(path: string, mounts: string): string | null {
  let longest = -1
  let found: string | null = null
  for (const line of mounts.split('\n')) {
    const [, point, type] = line.split(' ')
    if (point === undefined || type === undefined) continue
    const at = plain(unescape(point))
    // Of two mounts on one point the later one hides the earlier.
    if (!plain(path).startsWith(at) || at.length < longest) continue
    longest = at.length
    found = NETWORK_TYPES.test(type) ? type : null
  }
  return found
}
