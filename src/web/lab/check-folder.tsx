import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LabReply } from '../../api/contract/labs.ts'
import { Refusal } from '../parts/states.tsx'
import { proposedFolder } from './lab-words.ts'
import { checkFolder, forgetLab } from './questions.ts'

/** Checks a folder and leads to the run. */
export function useCheck(slug: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (folder: string) => checkFolder(slug, folder),
    onSuccess: async (run) => {
      await forgetLab(client, slug)
      await navigate({ to: '/labs/$slug/runs/$run', params: { slug, run: String(run.number) } })
    },
  })
}

/** The folder that is worked in, and the way to a run. */
export function CheckFolder({ lab, another }: { lab: LabReply; another: () => void }) {
  const [folder, setFolder] = useState(lab.folder ?? '')
  const [asked, setAsked] = useState(false)
  const check = useCheck(lab.slug)
  return (
    <form
      className="folder-form"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (folder.trim() !== '' && !check.isPending) check.mutate(folder.trim())
      }}
    >
      <label>
        <span>
          {lab.folder ? 'The starter was put here; work on it in your own editor' : 'Where you work on it'}
        </span>
        <input
          className="field mono"
          value={folder}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={proposedFolder(lab.slug)}
          onChange={(event) => setFolder(event.target.value)}
        />
      </label>
      <p className="does">
        <button type="submit" className="btn first" aria-disabled={check.isPending}>
          {check.isPending ? 'Packing the folder' : 'Check it'}
        </button>
        <button type="button" className="btn" onClick={another}>
          Start anew elsewhere
        </button>
        <span className="muted" role="status">
          {asked && folder.trim() === ''
            ? 'Name a folder first.'
            : 'What the folder holds now is taken; you can go on editing while it runs.'}
        </span>
      </p>
      {check.error && <Refusal error={check.error} />}
    </form>
  )
}
