/**
 * The months' names, long and short, as a date has them, in the languages of the platforms' own screens: lower case, without accents.
 * Each word is one month's in all of them (checked against CLDR in the tests).
 */
const MONTHS: readonly string[] = [
  'january jan ιανουαριου ιανουαριος ιαν janvier janv januar enero ene gennaio gen janeiro января янв январь januari stycznia sty styczen ocak oca มกราคม січня січ січень ledna leden led ianuarie ian tammikuuta tammikuu tammi',
  'february feb φεβρουαριου φεβρουαριος φεβ fevrier fevr februar febrero febbraio fevereiro fev февраля фев февр февраль februari lutego lut luty subat sub กมภาพนธ лютого лют лютии unora unor uno februarie helmikuuta helmikuu helmi febr',
  'march mar μαρτιου μαρτιος μαρ mars marz marzo marco марта мар март maart mrt marca marzec mart maret มนาคม березня бер березень brezna brezen bre martie marts maaliskuuta maaliskuu maalis marcius marc mac',
  'april apr απριλιου απριλιος απρ avril avr abril abr aprile апреля апр апрель kwietnia kwi kwiecien nisan nis เมษายน квітня квіт квітень dubna duben dub aprilie huhtikuuta huhtikuu huhti aprilis',
  'may μαιου μαιος μαι mai mayo maggio mag maio мая маи mei maja maj mayıs พฤษภาคม травня трав травень kvetna kveten kve toukokuuta toukokuu touko majus',
  'june jun ιουνιου ιουνιος ιουν juin juni junio giugno giu junho июня июн июнь czerwca cze czerwiec haziran haz มถนายน червня черв червень cervna cerven cvn iunie iun kesakuuta kesakuu kesa junius',
  'july jul ιουλιου ιουλιος ιουλ juillet juil juli julio luglio lug julho июля июл июль lipca lip lipiec temmuz tem กรกฎาคม липня лип липень cervence cervenec cvc iulie iul heinakuuta heinakuu heina julius julai',
  'august aug αυγουστου αυγουστος αυγ aout agosto ago августа авг август augustus sierpnia sie sierpien agustos agu agustus สงหาคม серпня серп серпень srpna srpen srp augusti elokuuta elokuu elo augusztus ogos ogo agt',
  'september sep sept σεπτεμβριου σεπτεμβριος σεπ septembre septiembre settembre set setembro сентября сент сен сентябрь wrzesnia wrz wrzesien eylul eyl กนยายน вересня вер вересень zari zar septembrie syyskuuta syyskuu syys szeptember szept',
  'october oct οκτωβριου οκτωβριος οκτ octobre oktober okt octubre ottobre ott outubro out октября окт октябрь pazdziernika paz pazdziernik ekim eki ตลาคม жовтня жовт жовтень rijna rijen rij octombrie lokakuuta lokakuu loka',
  'november nov νοεμβριου νοεμβριος νοε novembre noviembre novembro ноября нояб ноя ноябрь listopada lis listopad kasım kas พฤศจกายน листопада лист листопад listopadu noiembrie marraskuuta marraskuu marras',
  'december dec δεκεμβριου δεκεμβριος δεκ decembre dezember dez diciembre dic dicembre dezembro декабря дек декабрь grudnia gru grudzien aralık ara desember des ธนวาคม грудня груд грудень prosince prosinec pro decembrie joulukuuta joulukuu joulu disember dis',
]

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
)

/** A date that may lack its year. */
export interface NamedDay {
  readonly year: number | null
  readonly month: number
  readonly day: number
}

/** `3月16日`, `2026년 3월 16일`, `16 tháng 3`: languages that number their months. */
const NUMBERED = /^(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?$/u
const VIETNAMESE = /^(?:ngay )?(\d{1,2}) (?:thang|thg) (\d{1,2})(?:,? (\d{4}))?$/
const LONGEST = 40

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A day whose month is named (`May 8, 2020`, `16 de março`, `8-May-20`, `25 Μαρτίου`) or numbered with its sign; null for all else. */
export function readNamedDay(cell: string): NamedDay | null {
  if (cell.length > LONGEST) return null
  const text = cell.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const numbered = NUMBERED.exec(text)
  if (numbered) return dayOf(numbered[1], numbered[2], numbered[3])
  const plain = folded(text)
  const vietnamese = VIETNAMESE.exec(plain)
  if (vietnamese) return dayOf(vietnamese[3], vietnamese[2], vietnamese[1])
  // A time of day beside it would be lost.
  if (/[^\p{L}\p{N}\s.,/’'-]/u.test(plain)) return null
  const named = (plain.match(/\p{L}+/gu) ?? []).flatMap((word) => MONTH_OF.get(word) ?? [])
  const numbers = plain.match(/\d+/g) ?? []
  const [month] = named
  if (month === undefined || named.length !== 1 || numbers.length < 1 || numbers.length > 2) return null
  return yearAndDay(numbers, month)
}

/** Which of the numbers is the year: the one of four digits, else the second, as a year of this century. */
function yearAndDay(numbers: readonly string[], month: number): NamedDay | null {
  const year = numbers.find((number) => number.length === 4)
  const [day, short] = numbers.filter((number) => number !== year)
  if (day === undefined || day.length > 2) return null
  if (short === undefined) return dayOf(year, String(month), day)
  return short.length === 2 ? dayOf(`20${short}`, String(month), day) : null
}

function dayOf(year: string | undefined, month = '', day = ''): NamedDay | null {
  const named = { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) }
  return named.month >= 1 && named.month <= 12 && named.day >= 1 && named.day <= 31 ? named : null
}
