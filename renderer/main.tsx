import './kit/tokens.css'
import './kit/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterPaint } from './after-paint.ts'
import { App } from './App.tsx'
import { connect } from './client.ts'
import { startData, useData } from './data.ts'
import { readEnglish, speak, startWords } from './i18n.ts'
import { allowEmptyMarkup } from './markup.ts'
import { keepOpened } from './opened.ts'
import { followSystem, nameSystem, wear } from './theme.ts'
import { keepWay } from './way.ts'

useData.subscribe(({ settings }, before) => {
  if (!settings || settings === before.settings) return
  wear(settings.theme)
  void speak(settings.language)
})

const KNOWN_WITHIN_MS = 40

allowEmptyMarkup()
nameSystem()
wear('system')
followSystem()
keepWay()
keepOpened()
// Asked while the page is still being made ready. In Electron the port comes as soon as the page has run this far.
const started = startData()
connect()
await startWords()
// What the window knows of the week already is here within a moment: then the first picture is the whole one.
await Promise.race([started, new Promise((late) => setTimeout(late, KNOWN_WITHIN_MS))])
const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
await started
// Nothing of the first picture waits for these. What is looked for by name is found by its names in both languages.
afterPaint(() => void readEnglish())
void import('./reminders.ts').then(({ watchReminders }) => watchReminders())
