/** A rule of the catalogue that the pack does not have yet. */
export interface WaitingRule {
    readonly id: string;
    readonly reason: string;
}

/** Rules that wait for something this repository does not have. A rule that runs stands in `allRules` instead. */
export const waiting: readonly WaitingRule[] = [
    {
        id: "cost-monthly-budget",
        reason: "needs a table of AWS prices to estimate what a plan costs in a month",
    },
];
