// Loaded by `npm test`: its property tests draw the same values in every run, so that a pull request fails for what it
// changed. A file run by itself, and `npm run properties`, draw others each time.
import fc from "fast-check";

/** Any number serves; a new one is a new choice of values. */
const SEED = 1;

fc.configureGlobal({ seed: SEED });
