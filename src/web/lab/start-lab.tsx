import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LabReply } from '../../api/contract/labs.ts'
import { Choice } from '../parts/choice.tsx'
import { Refusal } from '../parts/states.tsx'
import { languageName, proposedFolder } from './lab-words.ts'
import { forgetLab, startLab } from './questions.ts'

/** Where the starter shall be put, and in which language. */
export function StartLab({
  lab: { slug, languages, folder: before },
  back,
  started,
}: {
  lab: LabReply
  /** Null where there is nothing to go back to. */
  back: (() => void) | null
  started: () => void
}) {
  const client = useQueryClient()
  const first = languages.includes('typescript') ? 'typescript' : (languages[0] ?? '')
  const [folder, setFolder] = useState(before ? '' : proposedFolder(slug))
  const [language, setLanguage] = useState(first)
  const [asked, setAsked] = useState(false)
  const start = useMutation({
    mutationFn: () => startLab(slug, { folder: folder.trim(), language }),
    onSuccess: async () => {
      await forgetLab(client, slug)
      started()
    },
  })
  return (
    <form
      className="folder-form"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (folder.trim() !== '' && !start.isPending) start.mutate()
      }}
    >
      <label>
        <span>A new folder for the starter, below your home</span>
        <input
          className="field mono"
          value={folder}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={proposedFolder(slug)}
          onChange={(event) => setFolder(event.target.value)}
        />
      </label>
      {languages.length > 1 && (
        <div className="language">
          <span className="muted">Starter in</span>
          <Choice
            label="Language of the starter"
            options={languages.map((value) => ({ value, text: languageName(value) }))}
            chosen={language}
            choose={setLanguage}
          />
        </div>
      )}
      <p className="does">
        <button type="submit" className="btn first" aria-disabled={start.isPending}>
          {start.isPending ? 'Putting it there' : 'Put the starter there'}
        </button>
        {back && (
          <button type="button" className="btn" onClick={back}>
            Back
          </button>
        )}
        <span className="muted" role="status">
          {asked && folder.trim() === ''
            ? 'Name a folder first.'
            : 'You may rewrite it in any language; its lab.yaml says how it is started.'}
        </span>
      </p>
      {start.error && <Refusal error={start.error} />}
    </form>
  )
}
