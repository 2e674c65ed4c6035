import './server/no-made-up-functions.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './look/fonts.css'
import './look/tokens.css'
import './look/base.css'
import './look/controls.css'
import './look/marks.css'
import './look/level.css'
import './look/states.css'
import './look/stacked.css'
import { router } from './router.tsx'
import { makeClient } from './server/questions.ts'

const element = document.getElementById('page')
if (!element) throw new Error('index.html has no element with the id page')
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={makeClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
