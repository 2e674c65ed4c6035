import { Dialog } from '../parts/dialog.tsx'
import { keyList } from './key-list.ts'
import './keys.css'

export const KeysDialog = ({
  on,
  turn,
  close,
}: {
  on: boolean
  turn: (on: boolean) => void
  close: () => void
}) => (
  <Dialog title="Keys" close={close}>
    <table className="keys">
      <thead className="sr">
        <tr>
          <th>Key</th>
          <th>What it does</th>
        </tr>
      </thead>
      <tbody>
        {keyList.map(({ keys, does }) => (
          <tr key={does}>
            <td>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <label className="keys-on">
      <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
      These keys are on
    </label>
    <p className="does">
      <button type="button" className="btn" onClick={close}>
        Close
      </button>
    </p>
  </Dialog>
)
