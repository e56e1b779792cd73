/** Recomputes by the scalar code the elements that {@link redoMask} marks. */
@external("host", "redoForward")
export declare function redoForward(out: usize): void;
@external("host", "redoBackward")
export declare function redoBackward(out: usize): void;
@external("host", "redoForward64")
export declare function redoForward64(out: usize): void;
@external("host", "redoBackward64")
export declare function redoBackward64(out: usize): void;
