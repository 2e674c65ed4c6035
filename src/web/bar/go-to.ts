import { useLocation } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

const STILL_FRAMES = 5
const MOST_FRAMES = 60

/**
 * Brings a place to the top. What is far from the window has no size until it comes near, so the place moves under way: it is
 * gone to again with each frame, until it has stood still for a few.
 * @returns stops it
 */
export function goTo(id: string): () => void {
  let frame = 0
  const step = (left: number, still: number, before: number) => {
    frame = requestAnimationFrame(() => {
      const place = document.getElementById(id)
      place?.scrollIntoView()
      const top = place ? place.getBoundingClientRect().top + window.scrollY : Number.NaN
      if (left > 0 && still < STILL_FRAMES) step(left - 1, top === before ? still + 1 : 0, top)
      else place?.querySelector<HTMLElement>('[data-row], a')?.focus({ preventScroll: true })
    })
  }
  step(MOST_FRAMES, 0, Number.NaN)
  return () => cancelAnimationFrame(frame)
}

/**
 * Goes to the place that the address names.
 * @param idOf  makes sure that the place is shown, and says what its element is called
 */
export function usePlace(idOf: (hash: string) => string): void {
  const { hash } = useLocation()
  const go = useEffectEvent((place: string) => goTo(idOf(place)))
  useEffect(() => (hash ? go(hash) : undefined), [hash])
}
