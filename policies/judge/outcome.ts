/** What a rule can say about a property on the wire. Passing and not applying produce no message. */
export type WireOutcome = "violation" | "unverified" | "errored" | "exempted";

export type Outcome = WireOutcome | "pass";
