interface Receiving extends AsyncIterable<Buffer[]> {
  readonly closed: boolean;
}

/**
 * Hands on what a socket receives, message by message, until it is closed. Closed amid a flood of messages a socket of
 * zeromq can fail (ENOTSOCK) where it otherwise ends.
 */
export async function receiveUntilClosed(socket: Receiving, take: (frames: Buffer[]) => void): Promise<void> {
  try {
    for await (const frames of socket) take(frames);
  } catch (error) {
    if (!socket.closed) throw error;
  }
}
