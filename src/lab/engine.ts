/** Of the program that measures. Counted up with every change after which the same service would measure differently. */
export const engineVersion = 1
