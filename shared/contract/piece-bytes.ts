/** Most bytes of a file in one frame; apart from the schemas, so that a window can use it without them. */
export const PIECE_BYTES = 1_048_576;
