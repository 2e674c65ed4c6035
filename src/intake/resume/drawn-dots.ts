type Matrix = [number, number, number, number, number, number]
type Point = { x: number; y: number }

/** Smallest and largest side of what may be the mark of a list, in points. */
const [smallest, largest] = [1, 7]

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]
const moved = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
})

/**
 * Middles of small shapes about as high as wide that a page draws: browsers draw the marks of lists so, which have no letters then.
 * @param operators  what the page draws, as pdf.js lists it
 * @param codes      the numbers of its operators
 */
export function dotsOf(operators: number[], values: unknown[], codes: Record<string, number>): Point[] {
  const dots: Point[] = []
  const kept: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  operators.forEach((operator, index) => {
    const value = values[index] as unknown[] | null
    if (operator === codes.save) kept.push(matrix)
    else if (operator === codes.restore) matrix = kept.pop() ?? matrix
    else if (operator === codes.transform) matrix = times(matrix, value as Matrix)
    else if (operator === codes.paintFormXObjectBegin) {
      kept.push(matrix)
      if (Array.isArray(value?.[0])) matrix = times(matrix, value[0] as Matrix)
    } else if (operator === codes.paintFormXObjectEnd) matrix = kept.pop() ?? matrix
    else if (operator === codes.constructPath && value?.[2]) {
      const box = value[2] as ArrayLike<number>
      const [left = 0, low = 0, right = 0, high = 0] = Array.from(box)
      const [one, other] = [moved(matrix, left, low), moved(matrix, right, high)]
      const [width, height] = [Math.abs(other.x - one.x), Math.abs(other.y - one.y)]
      if (
        Math.min(width, height) >= smallest &&
        Math.max(width, height) <= largest &&
        width < 2 * height &&
        height < 2 * width
      )
        dots.push({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
    }
  })
  return dots
}
