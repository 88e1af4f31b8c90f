import { useState } from 'react'
import { Choice } from './Choice.tsx'
import { OwnChannel } from './OwnChannel.tsx'

/** First start: a channel of one's own, or the sample to look at. */
export function Onboarding() {
  const [isOwn, setIsOwn] = useState(false)
  return isOwn ? <OwnChannel onBack={() => setIsOwn(false)} /> : <Choice onOwn={() => setIsOwn(true)} />
}
