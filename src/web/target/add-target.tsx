import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TargetReply } from '../../api/contract/target.ts'
import { Choice } from '../parts/choice.tsx'
import { Refusal } from '../parts/states.tsx'
import { ChooseFile } from './choose-file.tsx'
import { PasteForm } from './paste-form.tsx'
import { addFile, addStage } from './questions.ts'
import { StageForm } from './stage-form.tsx'

const ways = [
  { value: 'job', text: 'A job description' },
  { value: 'ladder', text: 'Your employer’s ladder' },
  { value: 'stage', text: 'A stage of the bar' },
] as const

/** The three ways to say what is wanted. */
export function AddTarget() {
  const [way, setWay] = useState<(typeof ways)[number]['value']>('job')
  const client = useQueryClient()
  const navigate = useNavigate()
  const add = useMutation({
    mutationFn: (adds: () => Promise<TargetReply>) => adds(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['targets'] }),
  })
  // Only while the page is still here: whoever went elsewhere finds it in the list.
  const send = (adds: () => Promise<TargetReply>, added?: () => void): void => {
    if (add.isPending) return
    add.mutate(adds, {
      onSuccess: ({ id }) => {
        added?.()
        void navigate({ to: '/targets/$id', params: { id }, search: {} })
      },
    })
  }
  return (
    <section className="block add-target" aria-labelledby="add-title">
      <h2 id="add-title">Add what you want</h2>
      <div className="ways">
        <Choice
          label="What is wanted"
          options={ways}
          chosen={way}
          choose={(next) => {
            setWay(next)
            add.reset()
          }}
        />
      </div>
      {way === 'job' && (
        <PasteForm
          isSending={add.isPending}
          send={(text, added) =>
            send(() => addFile('job-description', { name: '', bytes: new Blob([text]) }), added)
          }
        >
          <ChooseFile
            label="Or choose a file"
            accept=".txt,.md,.html,.htm,.pdf,.docx,text/plain,text/html,application/pdf"
            limitMiB={5}
            isSending={add.isPending}
            choose={(file) => send(async () => addFile('job-description', await file()))}
          />
        </PasteForm>
      )}
      {way === 'ladder' && (
        <>
          <p className="measure">
            Levels, competencies and statements, in YAML or as a table in CSV; <code>docs/ladders.md</code>{' '}
            shows an example of each. You say what each statement is about; skills are suggested.
          </p>
          <p className="does">
            <ChooseFile
              label="Choose a file"
              accept=".yaml,.yml,.csv,.tsv,text/csv"
              limitMiB={1}
              isFirst
              isSending={add.isPending}
              choose={(file) => send(async () => addFile('ladder', await file()))}
            />
          </p>
        </>
      )}
      {way === 'stage' && (
        <StageForm isSending={add.isPending} send={(stage) => send(() => addStage(stage))} />
      )}
      <p role="status" className="muted small">
        {add.isPending && 'Reading it. Most take a second; a PDF may take longer.'}
      </p>
      {add.error && <Refusal error={add.error} />}
    </section>
  )
}
