import { isPlain, type Notice } from '../../api/contract/repositories.ts'
import { Mark } from '../parts/mark.tsx'
import { Some } from '../parts/some.tsx'

/** What a reader of a repository has to be told. */
export const Notices = ({ notices }: { notices: readonly Notice[] }) =>
  notices.length > 0 && (
    <ul className="notices">
      <Some of={notices} first={3} one="notice">
        {(notice) => (
          <li key={`${notice.code} ${notice.says}`}>
            <Mark is={isPlain(notice) ? 'note' : 'warn'} />
            {notice.says}
          </li>
        )}
      </Some>
    </ul>
  )
