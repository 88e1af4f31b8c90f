import { Component, type ReactNode } from 'react'
import { t } from './i18n.ts'
import { Button } from './kit/Button.tsx'
import { EmptyState } from './kit/Page.tsx'

interface State {
  readonly error: Error | null
}

/** A screen that breaks says so and can be tried again; the others stay. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <EmptyState
        title={t('broken.title')}
        actions={<Button onPress={() => this.setState({ error: null })}>{t('broken.again')}</Button>}
      >
        <p>{t('broken.why')}</p>
        <p className="small dim">{error.message}</p>
      </EmptyState>
    )
  }
}
